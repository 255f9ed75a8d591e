// Shows the whole page as if the pointer stood on each of its parts and each link had been visited,
// so that a measure sees these styles too.
() => {
  const rewrite = (rules) => {
    for (const rule of rules) {
      if (rule.selectorText?.match(/:hover|:visited/))
        rule.selectorText = rule.selectorText
          .replaceAll(":hover", ":not(.never)")
          .replaceAll(":visited", ":any-link");
      if (rule.cssRules) rewrite(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) rewrite(sheet.cssRules);
};
