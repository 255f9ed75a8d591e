/** Buttons that copy a text of the page, or share the page where the browser can. */

/** @param {HTMLElement} element */
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.value ?? element.innerText.trim());
    return true;
  } catch {
    // Without a secure connection, only what is selected can be copied.
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}

/** @param {HTMLElement} button */
function confirm(button) {
  const said = button.dataset.copied;
  document.getElementById("live-status").textContent = said;
  if (button.textContent === said) return;
  const label = [...button.childNodes];
  button.replaceChildren(said);
  setTimeout(() => button.replaceChildren(...label), 2000);
}

function share() {
  const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  // Who closes the sheet has changed his mind.
  navigator.share({ title: document.title, url }).catch(() => {});
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy], [data-share]");
  const element = document.getElementById(button?.dataset.copy);
  if (button && !element) share();
  if (element && (await copy(element))) confirm(button);
});

function unhide() {
  const usable = navigator.share ? "[data-copy], [data-share]" : "[data-copy]";
  for (const button of document.querySelectorAll(usable)) button.hidden = false;
}

unhide();
document.addEventListener("results", unhide);
