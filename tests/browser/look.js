// What is wrong with the page for those who see, hear or point less well; a list of sentences, empty when nothing is.
() => {
  const faults = [];
  const seen = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && node.getClientRects().length > 0;
  const name = (node) => `<${node.tagName.toLowerCase()}${node.id ? "#" + node.id : ""}${node.className && node.className.trim ? "." + node.className.trim().split(/\s+/).join(".") : ""}>`;

  const headings = [...document.querySelectorAll("h1")].filter(seen).length;
  if (headings !== 1) faults.push(`${headings} main headings`);
  if (!document.documentElement.lang) faults.push("no language");
  if (!document.title.trim()) faults.push("no title");
  const wide = document.documentElement.scrollWidth;
  if (wide > window.innerWidth) faults.push(`${wide} pixels wide on ${window.innerWidth}`);

  for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (!seen(field)) continue;
    const said = field.getAttribute("aria-label") || field.getAttribute("aria-labelledby") || [...field.labels].map((each) => each.textContent.trim()).join("");
    if (!said) faults.push(`no label for ${name(field)}`);
  }
  for (const press of document.querySelectorAll("a[href], button, summary")) {
    const said = press.textContent.trim() || press.getAttribute("aria-label") || press.title || press.querySelector("img[alt]:not([alt=''])");
    if (seen(press) && !said) faults.push(`no name for ${name(press)}`);
  }
  for (const picture of document.querySelectorAll("img:not([alt])")) faults.push(`no words for ${picture.src}`);

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = (text) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((part, at) => part * a + under[at] * (1 - a));
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return null; // a gradient: not for arithmetic
      const layer = colour(style.backgroundColor);
      if (layer[3] > 0) layers.unshift(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  // WCAG 2.2: relative luminance and contrast ratio.
  const light = (rgb) => {
    const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const told = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || !seen(node) || node.closest("option, script, style, svg, [disabled], .only-heard, .skip-link")) continue;
    const style = getComputedStyle(node);
    const ground = behind(node);
    if (!ground) continue;
    const [a, b] = [light(over(colour(style.color), ground)), light(ground)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5) && !told.has(name(node))) {
      told.add(name(node));
      faults.push(`contrast ${ratio.toFixed(1)} of ${name(node)} “${text.data.trim().slice(0, 12)}”`);
    }
  }
  return faults;
}
