/** Results without a page load: the live areas of the answer take the place of those shown. */

const HEAD = "link:is([rel=alternate], [rel=canonical], [rel=next], [rel=prev])";

let shown = new URL(location.href);
let asking = new AbortController();

/** @param {Document} page */
const areasOf = (page) => [...page.querySelectorAll("[data-live][id]")];

/** @param {URL} url */
const isShown = (url) => url.pathname + url.search === shown.pathname + shown.search;

function stop() {
  asking.abort();
  for (const area of areasOf(document)) area.removeAttribute("aria-busy");
}

/** The page at an address, unless the browser has to go there itself: what was refused is not asked
 * for again where a page says so.
 * @param {URL} url @param {AbortSignal} signal */
async function read(url, signal) {
  const areas = areasOf(document);
  if (!areas.length) return null;
  const answer = await fetch(url, { signal });
  const isPage = answer.headers.get("Content-Type")?.startsWith("text/html");
  if (!isPage || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok) return page.querySelector("main") && page;
  return areas.every(({ id }) => page.getElementById(id)) ? page : null;
}

/** @param {URL} url @param {(page: Document) => void} show */
async function ask(url, show) {
  stop();
  document.dispatchEvent(new CustomEvent("asking"));
  const { signal } = (asking = new AbortController());
  for (const area of areasOf(document)) area.setAttribute("aria-busy", "true");
  const page = await read(url, signal).catch(() => null);
  if (signal.aborted) return;
  if (page) show(page);
  else location.assign(url);
}

/** @param {URL} url */
function visit(url) {
  ask(url, (page) => {
    history.replaceState({ scroll: scrollY }, "");
    history.pushState(null, "", url);
    take(page, url);
  });
}

/** Show what a page has in its areas, and tell what stood there.
 * @param {Document} page @param {URL} to */
function take(page, to) {
  const [from, held, old] = [shown, document.activeElement, new DocumentFragment()];
  shown = to;
  stop();
  for (const said of document.head.querySelectorAll(HEAD)) said.remove();
  document.head.append(...page.head.querySelectorAll(HEAD));
  document.title = page.title;
  if (!areasOf(page).length) return refuse(page);
  for (const area of areasOf(document)) {
    old.append(...area.childNodes);
    area.append(...page.getElementById(area.id).childNodes);
  }
  document.dispatchEvent(new CustomEvent("results", { detail: { page, from, to, held, old } }));
}

/** Show why there are no results, in place of all that stood there. @param {Document} page */
function refuse(page) {
  const main = document.importNode(page.querySelector("main"), true);
  document.querySelector("main").replaceWith(main);
  document.body.className = page.body.className;
  for (const next of document.getElementsByName("next")) next.value = shown.pathname + shown.search;
  main.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
  if (!link || event.defaultPrevented || !isPlain) return;
  const url = new URL(link.getAttribute("href"), location.href);
  if (url.hash && isShown(url)) return;
  stop();
  const isSearch = url.origin === location.origin && url.pathname === location.pathname;
  if (!isSearch || !link.closest("[data-live-link]")) return;
  event.preventDefault();
  visit(url);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-live-form]") || !areasOf(document).length) return;
  event.preventDefault();
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form, event.submitter)).toString();
  visit(url);
});

addEventListener("popstate", ({ state }) => {
  const url = new URL(location.href);
  if (isShown(url)) return stop();
  ask(url, (page) => (take(page, url), state && scrollTo(scrollX, state.scroll)));
});
