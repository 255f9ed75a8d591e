/** A colour theme that holds at once and is kept in the background. */

const root = document.documentElement;

/** @param {string} theme */
function wear(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  document.querySelector("meta[name=color-scheme]").content = theme || "light dark";
  for (const button of document.getElementsByName("theme")) {
    if (button.value === theme) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

/** @param {string} address @param {string} theme */
async function keep(address, theme) {
  const body = new URLSearchParams({ theme });
  // Nobody needs the page that the answer leads to.
  const { type } = await fetch(address, { method: "POST", redirect: "manual", body });
  if (type !== "opaqueredirect") throw new Error("The theme was not kept");
  sessionStorage.setItem("theme", theme);
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  if (!form.matches("[data-preference]") || button?.name !== "theme") return;
  event.preventDefault();
  const before = root.dataset.theme ?? "";
  wear(button.value);
  keep(form.action, button.value).catch(() => wear(before));
});

// A page that the way back shows was drawn before the choice.
addEventListener("pageshow", ({ persisted }) => {
  const theme = sessionStorage.getItem("theme");
  if (persisted && theme !== null) wear(theme);
});
