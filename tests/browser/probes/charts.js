// The drawings of a page: how many charts it has, and those that say nothing to who does not see
// them. A drawing is either decoration and hidden, or it has a name; one with bars has its figures
// in a table beside it as well.
() => {
  const faults = [];
  let charts = 0;
  for (const svg of document.querySelectorAll("svg")) {
    const about = svg.outerHTML.slice(0, 80);
    const isHidden = svg.closest("[aria-hidden=true]") !== null;
    const labels = (svg.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const spoken = labels.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const name = (svg.getAttribute("aria-label") ?? spoken).trim();
    if (!isHidden && !(svg.getAttribute("role") === "img" && name)) faults.push(`unnamed: ${about}`);
    const bars = svg.querySelectorAll("rect:not(defs rect), path").length;
    const isIcon = isHidden && !svg.querySelector("rect") && svg.closest("a, button");
    if (!bars || isIcon) continue;
    charts += 1;
    const beside = isHidden ? svg.closest("li, td, p") : svg.closest("figure")?.querySelector("table");
    if (!/\p{N}/u.test((beside ?? svg.closest("li, tr, p"))?.textContent ?? ""))
      faults.push(`no figures beside ${about}`);
  }
  return { charts, faults };
};
