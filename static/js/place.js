/** The reader's place when results change: the focus, what was open, and the total said aloud. */

/** What a link changes in an address: the same before and after it was followed.
 * @param {URL} from @param {URL} to */
function change(from, to) {
  const [old, fresh] = [from, to].map(({ searchParams }) =>
    [...searchParams].filter(([name, value]) => value && name !== "page").map(String),
  );
  const gone = old.filter((pair) => !fresh.includes(pair));
  return [...gone, ...fresh.filter((pair) => !old.includes(pair))].sort().join("&");
}

/** The control that does now what this one did.
 * @param {Element} held @param {URL} from @param {URL} to */
function twinOf(held, from, to) {
  const own = document.getElementById(held.id) ?? document.getElementsByName(held.name)[0];
  if (own || !held.hasAttribute("href")) return own;
  const leads = (link, base) => new URL(link.getAttribute("href"), base);
  const group = (link) => link.closest("[class]")?.className;
  const goal = leads(held, from);
  const links = [...document.querySelectorAll("[data-live-link] a[href]")];
  const alike = links.filter((link) => group(link) === group(held));
  return (
    alike.find((link) => leads(link, to).href === goal.href) ??
    alike.find((link) => change(to, leads(link, to)) === change(from, goal))
  );
}

document.addEventListener("results", ({ detail: { from, to, held, old } }) => {
  const details = document.querySelectorAll("[data-live] details");
  old.querySelectorAll("details").forEach(({ open }, at) => {
    if (open) details[at]?.setAttribute("open", "");
  });
  const heading = document.getElementById("total");
  heading.tabIndex = -1;
  const isTurned = from.search !== to.search && !change(from, to);
  const place = (!isTurned && twinOf(held, from, to)) || heading;
  if (!held.isConnected) place.focus({ preventScroll: true });
  if (isTurned) heading.scrollIntoView();
  document.getElementById("live-status").textContent = heading.textContent.trim();
});
