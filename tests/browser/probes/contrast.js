// Every text of the page whose contrast with what lies behind it is too low (WCAG 2.2, 1.4.3), and
// every field whose edge is (1.4.11). Colours are blended as they are painted: each with its alpha,
// over the backgrounds of its ancestors, with the opacity of each.
() => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important }");
  document.adoptedStyleSheets = [still];
  const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const drawn = (colour) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const rgba = (colour) => {
    if (!known.has(colour)) {
      const plain = colour.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/);
      known.set(colour, plain ? [+plain[1], +plain[2], +plain[3], +(plain[4] ?? 1)] : drawn(colour));
    }
    return [...known.get(colour)];
  };
  const over = (top, under) => {
    const alpha = top[3] + under[3] * (1 - top[3]);
    const part = (i) => (alpha ? (top[i] * top[3] + under[i] * under[3] * (1 - top[3])) / alpha : 0);
    return [part(0), part(1), part(2), alpha];
  };
  const luminance = (colour) => {
    const [red, green, blue] = colour.slice(0, 3).map((byte) => {
      const value = byte / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = "Canvas";
  const canvas = rgba(getComputedStyle(probe).color);
  probe.remove();

  const painted = (element, colour) => {
    let [front, back, image] = [rgba(colour), [0, 0, 0, 0], false];
    for (let node = element; node; node = node.parentElement) {
      const style = getComputedStyle(node);
      let own = rgba(style.backgroundColor);
      if (back[3] < 1 && node.tagName !== "SELECT") {
        if (style.backgroundImage.includes("url(")) image = true;
        // Of a gradient, the colour that the text is seen worst against.
        const stops = style.backgroundImage.match(/(?:rgba?|color|oklch)\([^)]+\)/g) ?? [];
        const grounds = stops.map((stop) => over(rgba(stop), own));
        const seen = (ground) => ratio(over(front, over(ground, canvas)), over(ground, canvas));
        own = grounds.sort((a, b) => seen(a) - seen(b))[0] ?? own;
      }
      [front, back] = [over(front, own), over(back, own)];
      front[3] *= +style.opacity;
      back[3] *= +style.opacity;
    }
    return { front: over(front, canvas), back: over(back, canvas), image };
  };
  const isShown = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    for (let node = element; node; node = node.parentElement) {
      const box = node.getBoundingClientRect();
      const style = getComputedStyle(node);
      if (box.width <= 1 && box.height <= 1 && style.overflow !== "visible") return false;
    }
    return true;
  };
  const named = (element) =>
    element.tagName.toLowerCase() +
    (element.classList.length ? `.${[...element.classList].join(".")}` : "");
  const found = new Map();
  const check = (what, element, colour, needed, text) => {
    const { front, back, image } = painted(element, colour);
    const measured = Math.round(ratio(front, back) * 100) / 100;
    checked += 1;
    if (measured >= needed && !image) return;
    const said = image ? "lies on a picture" : `${measured} of ${needed}`;
    const shown = text.trim().replace(/\s+/g, " ").slice(0, 40);
    found.set(`${what} ${named(element)} ${colour}`, `${what} ${named(element)}: ${said}: ${shown}`);
  };
  let checked = 0;
  const wanted = (style) => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && +style.fontWeight >= 700) ? 3 : 4.5;
  };
  const checkText = (element, text, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    check(pseudo ?? "text", element, colour, wanted(style), text);
  };

  // How far a box is seen against what is around it, by its border or by its ground.
  const edge = (box) => {
    const style = getComputedStyle(box);
    const outside = painted(box.parentElement, "transparent").back;
    const hasBorder = parseFloat(style.borderBlockEndWidth) >= 1;
    const border = painted(box.parentElement, style.borderBlockEndColor).front;
    const ground = painted(box, "transparent").back;
    return Math.max(ratio(ground, outside), hasBorder ? ratio(border, outside) : 0);
  };

  for (const details of document.querySelectorAll("details")) details.open = true;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, style, noscript, option, title, desc"))
      continue;
    if (element.closest(":disabled") || !isShown(element)) continue;
    checkText(element, walker.currentNode.data);
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (!isShown(element)) continue;
    for (const pseudo of ["::before", "::after"]) {
      const content = getComputedStyle(element, pseudo).content;
      if (/^"[^"]*[^\s"][^"]*"/.test(content)) checkText(element, content, pseudo);
    }
  }
  const others = ["hidden", "checkbox", "radio", "submit"].map((type) => `[type=${type}]`);
  const typed = `:is(input, select, textarea):not(${others}, :disabled)`;
  for (const field of document.querySelectorAll(typed)) {
    if (!isShown(field)) continue;
    checkText(field, field.value || field.name);
    if (field.placeholder) checkText(field, field.placeholder, "::placeholder");
    const best = Math.max(edge(field), edge(field.parentElement));
    if (best < 3) found.set(`edge ${named(field)}`, `edge ${named(field)}: ${best.toFixed(2)} of 3`);
  }
  for (const shape of document.querySelectorAll("svg :is(rect, path, circle):not(pattern *)")) {
    const { fill } = getComputedStyle(shape);
    const hatch = fill.match(/^url\("?#([^")]+)/)?.[1];
    const drawn = hatch ? [...document.getElementById(hatch).children] : [shape];
    if (fill === "none" || !isShown(shape.ownerSVGElement)) continue;
    const ratios = drawn.map((part) => {
      const { front, back } = painted(shape, getComputedStyle(part).fill);
      return ratio(front, back);
    });
    const best = Math.max(...ratios);
    if (best < 3) found.set(`shape ${named(shape)}`, `shape ${named(shape)}: ${best.toFixed(2)} of 3`);
  }
  const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  for (const control of document.querySelectorAll(controls)) {
    if (control.disabled || !isShown(control)) continue;
    control.focus({ preventScroll: true, focusVisible: true });
    const ringed = [control, control.closest("label"), control.parentElement].find((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part ?? control);
      return outlineStyle !== "none" && outlineStyle !== "auto" && parseFloat(outlineWidth) >= 2;
    });
    if (!ringed) continue;
    const { outlineColor, outlineOffset } = getComputedStyle(ringed);
    const ground = parseFloat(outlineOffset) < 0 ? ringed : ringed.parentElement;
    const { front, back } = painted(ground, outlineColor);
    const measured = ratio(front, back);
    if (measured < 3)
      found.set(`ring ${named(control)}`, `ring of ${named(control)}: ${measured.toFixed(2)} of 3`);
  }
  document.activeElement?.blur();
  return { checked, found: [...found.values()] };
};
