// Prepares a walk with the Tab key: what can be reached, in the order of the document, and a list
// that grows by each part that takes the focus, with what its focus looks like.
() => {
  const parts = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const isReached = (element) =>
    element.tabIndex >= 0 &&
    !element.disabled &&
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest("[inert]") &&
    isChosen(element);
  // Of radio buttons with one name, Tab reaches the one that is chosen, or else the first.
  const isChosen = (element) => {
    if (element.type !== "radio") return true;
    const root = element.form ?? document;
    const group = [...root.querySelectorAll(`input[type=radio][name="${element.name}"]`)];
    return element === (group.find((radio) => radio.checked) ?? group[0]);
  };
  const named = (element) =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} ` +
    (element.textContent || element.name || element.id).trim().replace(/\s+/g, " ").slice(0, 30);
  // A field may show its focus by its label, or by the frame that holds it and its button.
  const looks = (element) =>
    [element, element.closest("label"), element.parentElement].map((part) => {
      const style = getComputedStyle(part ?? element);
      const drawn = { none: 0, auto: 2 }[style.outlineStyle] ?? parseFloat(style.outlineWidth);
      return drawn >= 2 ? "outlined" : style.boxShadow;
    });
  const still = new CSSStyleSheet();
  still.replaceSync("* { scroll-behavior: auto !important; transition: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  const reached = [...document.querySelectorAll(parts)].filter(isReached);
  const resting = new Map(reached.map((element) => [element, looks(element)]));
  window.walk = { reached: reached.map(named), taken: [], unseen: [] };
  document.addEventListener("focusin", ({ target }) => {
    const index = reached.indexOf(target);
    window.walk.taken.push(index);
    const before = resting.get(target) ?? [];
    const isSeen = looks(target).some((look, i) => look === "outlined" || look !== before[i]);
    const box = target.getBoundingClientRect();
    const isInside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    if (!isSeen) window.walk.unseen.push(`${named(target)}: its focus does not show`);
    if (!isInside) window.walk.unseen.push(`${named(target)}: lies outside the window`);
  });
  // A field for a day has three more stops, and past the last part the browser's own window is one.
  return reached.length + 3 * reached.filter(({ type }) => type === "date").length + 1;
};
