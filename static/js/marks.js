/** The marks of a search in an article, one after another, without filling the history. */

const STEPS = "a[href^='#mark-']:is([data-key=n], [data-key=N])";
const marks = [...document.querySelectorAll(".mark-link[id]")];
const position = document.createElement("bdi");

/** Write a place in the digits that the bar has. @param {number} at @param {Element} bar */
function written(at, bar) {
  const digits = /[٠-٩]/.test(bar.textContent) ? "arab" : "latn";
  const write = (number) => number.toLocaleString(`en-u-nu-${digits}`);
  return `${write(at + 1)} / ${write(marks.length)}`;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(STEPS);
  if (!link || !marks.length) return;
  event.preventDefault();
  const last = marks.length - 1;
  let at = marks.findIndex(({ id }) => `#${id}` === location.hash);
  if (link.dataset.key === "n") at = at < last ? at + 1 : 0;
  else at = at > 0 ? at - 1 : last;
  location.replace(`#${marks[at].id}`);
  marks[at].scrollIntoView({ block: "center" });
  position.textContent = written(at, link.closest("nav"));
  link.parentElement.lastElementChild.before(position);
  document.getElementById("live-status").textContent = position.textContent;
});
