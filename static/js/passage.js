/** A link to what a reader selects: its words, or the first, the last and how many it has. */

const WIDTH = 8;

const text = document.querySelector("[data-passage-link]");
const tool = document.getElementById("passage-tool");
let waiting = 0;

/** @param {Node} node @param {number} offset */
function place(node, offset) {
  const before = new Range();
  before.setStart(text, 0);
  before.setEnd(node, offset);
  return `${before}`.length;
}

/** The words that a selection touches: those at its ends are whole. @param {Range} range */
function wordsOf(range) {
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  const isTouched = ({ 0: word, index }) => index < end && index + word.length > start;
  return [...text.textContent.matchAll(/[^\s,]+/g)].filter(isTouched).flat();
}

/** @param {string[]} words */
function addressOf(words) {
  const [first, last] = [words.slice(0, WIDTH), words.slice(-WIDTH)].map((end) => end.join(" "));
  const quote = words.length > 2 * WIDTH ? `${first},${last},${words.length}` : words.join(" ");
  return `${text.dataset.passageLink}?passage=${encodeURIComponent(quote)}#passage`;
}

function offer() {
  const selection = getSelection();
  tool.hidden = selection.isCollapsed || !selection.containsNode(text, true);
  if (tool.hidden) return;
  const words = wordsOf(selection.getRangeAt(0));
  document.getElementById("passage-link").textContent = addressOf(words);
}

document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(offer, 250);
});
