// Runs before every page's own scripts: what it finds wrong it writes into the console as an error.
(() => {
  const reported = new Set();
  const report = (text) => {
    if (!reported.has(text)) {
      reported.add(text);
      console.error(text);
    }
  };
  document.addEventListener("securitypolicyviolation", (event) => {
    report(`policy: ${event.effectiveDirective} forbids ${event.blockedURI}`);
  });
  if (location.pathname.startsWith("/admin/") || !location.protocol.startsWith("http")) return;
  const measure = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) report(`overflow: ${scrollWidth} px in ${clientWidth}`);
  };
  addEventListener("load", () => {
    measure();
    document.fonts.ready.then(measure);
    const observer = new ResizeObserver(measure);
    for (const box of [document.documentElement, document.body]) observer.observe(box);
  });
})();
