/** Keys that act at once: to the search field, the sheet of keys, and what has `data-key`. */

const sheet = document.getElementById("key-sheet");
const opener = document.querySelector("[data-key-sheet]");

/** The key where a Latin keyboard has it: one for Arabic writes other letters.
 * @param {KeyboardEvent} event */
function keyOf({ key, code, shiftKey }) {
  if (/^[\x20-\x7e]$/.test(key)) return key;
  if (code === "Slash") return shiftKey ? "?" : "/";
  const letter = /^Key(.)$/.exec(code)?.[1] ?? "";
  return shiftKey ? letter : letter.toLowerCase();
}

/** @param {string} selector */
function usable(selector) {
  const found = [...document.querySelectorAll(selector)];
  return found.filter((element) => element.getClientRects().length && !element.matches(":disabled"));
}

function showSheet() {
  const list = sheet.querySelector("dl");
  const row = sheet.querySelector("template").content;
  for (const old of list.querySelectorAll("[data-row]")) old.remove();
  for (const { dataset, textContent } of usable("[data-key]")) {
    const copy = document.importNode(row, true);
    copy.querySelector("kbd").textContent = dataset.key;
    copy.querySelector("dd").textContent = dataset.keyLabel || textContent;
    list.append(copy);
  }
  sheet.showModal();
}

function goToSearch() {
  const [field] = usable("[role=search] [type=search]");
  field?.focus();
  field?.select();
}

document.addEventListener("keydown", (event) => {
  const isMeant = !(event.altKey || event.ctrlKey || event.metaKey);
  const isOff = document.documentElement.dataset.shortcuts === "off" || sheet.open;
  const isWriting = event.target.closest("input, textarea, select, [contenteditable]");
  if (!isMeant || isOff || isWriting) return;
  const key = keyOf(event);
  const element = usable("[data-key]").find(({ dataset }) => dataset.key === key);
  const act = { "/": goToSearch, "?": showSheet }[key] ?? (element && (() => element.click()));
  if (act) event.preventDefault();
  act?.();
});

opener.hidden = false;
opener.addEventListener("click", showSheet);
