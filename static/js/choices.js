/** The form beside results: its choices hold at once, and it follows wherever a link leads. */

const TYPING = 700;

let waiting = 0;
let words = "";

document.addEventListener("change", ({ target: field }) => {
  clearTimeout(waiting);
  const isOurs = field.closest("[data-live]") && field.form?.matches("[data-live-form]");
  if (!isOurs || !field.matches("select, [type=date]")) return;
  // Each digit of a year that is typed makes another day.
  if (field.type === "date" && field.value && field.value < "1000") return;
  waiting = setTimeout(() => field.form?.requestSubmit(), field.type === "date" ? TYPING : 0);
});

document.addEventListener("submit", ({ target: form }) => {
  clearTimeout(waiting);
  const isTouched = matchMedia("(hover: none)").matches;
  // The keyboard of a phone covers what is found.
  if (isTouched && form.matches("[data-live-form]")) document.activeElement.blur();
});

document.addEventListener("asking", () => {
  words = document.getElementById("q")?.value;
});

document.addEventListener("results", ({ detail: { page, to } }) => {
  const field = document.getElementById("q");
  // What is written meanwhile is the next search.
  if (field.value === words) field.value = page.getElementById("q").value;
  for (const next of document.getElementsByName("next")) next.value = to.pathname + to.search;
});
