// What of the page lies outside its width, and what text is cut off by its own box.
() => {
  const named = (element) =>
    element.tagName.toLowerCase() +
    (element.classList.length ? `.${[...element.classList].join(".")}` : "");
  const root = document.documentElement;
  const found = new Set();
  if (root.scrollWidth > root.clientWidth)
    found.add(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    if (!element.textContent.trim() || /SELECT|TEXTAREA/.test(element.tagName)) continue;
    if (!element.checkVisibility() || element instanceof SVGElement) continue;
    // What is only said aloud is cut off on purpose.
    if (element.getBoundingClientRect().width <= 1 || style.clipPath !== "none") continue;
    const across = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (across || down) found.add(`text of ${named(element)} is cut off`);
  }
  return [...found];
};
