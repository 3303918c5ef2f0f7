// What a page is held to, measured as it is laid out: a list of faults, each with what it is about.
(least) => {
  const faults = new Set();
  const TARGETS = "a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button]";
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colours = new Map();

  function rgba(text) {
    const match = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
    if (match) return [+match[1], +match[2], +match[3], match[4] === undefined ? 1 : +match[4]];
    if (!colours.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      colours.set(text, [r, g, b, a / 255]);
    }
    return colours.get(text);
  }

  const over = (top, ground) => top.slice(0, 3).map((one, at) => one * top[3] + ground[at] * (1 - top[3]));

  function luminance(colour) {
    const [r, g, b] = colour.map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  // Chromium's canvas behind a page without a ground of its own.
  const root = () => (matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255]);

  function shapeBehind(text) {
    const box = text.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const shapes = [...text.ownerSVGElement.querySelectorAll("rect, circle, ellipse, polygon, path")]
      .filter((one) => one.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
      .filter((one) => {
        const around = one.getBoundingClientRect();
        const { fill } = getComputedStyle(one);
        return fill !== "none" && rgba(fill)[3] > 0
          && around.left <= x && x <= around.right && around.top <= y && y <= around.bottom;
      });
    return shapes.pop();
  }

  function ground(element) {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (one.ownerSVGElement) {
        const shape = one === element && shapeBehind(one);
        if (shape) layers.push(rgba(getComputedStyle(shape).fill));
      } else {
        if (style.backgroundImage !== "none") faults.add(`text over a picture: ${name(element)}`);
        layers.push(rgba(style.backgroundColor));
      }
      if (layers.length && layers[layers.length - 1][3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), root());
  }

  function opacity(element) {
    let seen = 1;
    for (let one = element; one; one = one.parentElement) seen *= parseFloat(getComputedStyle(one).opacity);
    return seen;
  }

  function name(element) {
    const classes = (element.getAttribute("class") || "").trim().split(/\s+/).filter(Boolean);
    const words = (element.getAttribute("aria-label") || element.textContent || element.value || "").trim();
    const at = [element.localName, ...classes].join(".") + (element.id ? `#${element.id}` : "");
    return `${at} “${words.replace(/\s+/g, " ").slice(0, 24)}”`;
  }

  function shown(element) {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0;
  }

  // Whether an element's own text runs over several lines.
  function isBroken(element) {
    return [...element.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE).some((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
    });
  }

  // `what` names what is not the element's own text; `on` is a ground that it has for itself.
  function judge(element, style, what = "", on = [0, 0, 0, 0]) {
    const isDrawn = Boolean(element.ownerSVGElement);
    // A drawing is made smaller or larger as a whole.
    const size = parseFloat(style.fontSize) * (isDrawn ? element.getScreenCTM().a : 1);
    if (size < least.text - 0.01) faults.add(`text of ${size} px: ${name(element)}${what}`);
    const leading = style.lineHeight === "normal" ? 1.15 : parseFloat(style.lineHeight) / size;
    if (!isDrawn && !what && leading < 1.3 - 0.001 && isBroken(element)) {
      faults.add(`line height of ${leading.toFixed(2)}: ${name(element)}`);
    }
    const below = over(on, ground(element));
    const colour = rgba(isDrawn ? style.fill : style.color);
    const ratio = contrast(over([...colour.slice(0, 3), colour[3] * opacity(element)], below), below);
    if (ratio < least.contrast - 0.005) faults.add(`contrast of ${ratio.toFixed(2)}: ${name(element)}${what}`);
  }

  function texts() {
    const seen = new Set();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const one = walk.currentNode.parentElement;
      if (seen.has(one) || !walk.currentNode.data.trim() || one.closest("script, style, noscript, title, desc, option")) continue;
      seen.add(one);
      if (shown(one)) judge(one, getComputedStyle(one));
    }
    for (const one of document.querySelectorAll("body *")) {
      for (const part of ["::before", "::after"]) {
        const style = getComputedStyle(one, part);
        const content = style.content.replace(/^"\s*"$/, "");
        if (!/["\w]/.test(content) || /^(none|normal|url.*)$/.test(content) || !shown(one)) continue;
        judge(one, style, part, rgba(style.backgroundColor));
      }
    }
  }

  function controls() {
    for (const one of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      if (!shown(one)) continue;
      const style = getComputedStyle(one);
      if (!["checkbox", "radio", "range"].includes(one.type)) judge(one, style, " as typed");
      if (one.placeholder) judge(one, getComputedStyle(one, "::placeholder"), "::placeholder");
      const outside = ground(one.parentElement);
      const edges = [style.borderTopColor, style.borderBottomColor, style.backgroundColor].map(rgba);
      const best = Math.max(...edges.map((edge) => contrast(over(edge, outside), outside)));
      if (style.appearance !== "auto" && best < 3) faults.add(`edge of ${best.toFixed(2)}: ${name(one)}`);
    }
  }

  function united(boxes) {
    const [left, top] = [Math.min(...boxes.map((one) => one.left)), Math.min(...boxes.map((one) => one.top))];
    const [right, bottom] = [Math.max(...boxes.map((one) => one.right)), Math.max(...boxes.map((one) => one.bottom))];
    return { width: right - left, height: bottom - top };
  }

  // WCAG 2.5.8: a link in a sentence is as high as its line.
  function isInSentence(one) {
    if (getComputedStyle(one).display !== "inline") return false;
    let block = one.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (/[\p{L}\p{N}]/u.test(node.data) && !node.parentElement.closest("a, button, summary, script, .unseen")) return true;
    }
    return false;
  }

  function targets() {
    for (const one of document.querySelectorAll(TARGETS)) {
      const labels = [...(one.labels || [])].filter(shown);
      if (!(shown(one) || labels.length) || isInSentence(one) || one.closest(".skip")) continue;
      const box = united([one, ...labels].filter(shown).map((part) => part.getBoundingClientRect()));
      const wanted = least.main && one.closest("main, .find, .thumb") ? least.main : least.target;
      if (box.width < wanted - 0.5 || box.height < wanted - 0.5) {
        faults.add(`target of ${Math.round(box.width)}×${Math.round(box.height)}: ${name(one)}`);
      }
    }
  }

  function width() {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return;
    const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5);
    faults.add(`${scrollWidth - clientWidth} px too wide: ${wide.slice(0, 2).map(name).join(", ")}`);
  }

  function cut() {
    for (const one of document.querySelectorAll("body *")) {
      if (one.localName === "video" || !one.checkVisibility() || one.closest(".unseen, svg")) continue;
      const style = getComputedStyle(one);
      const isHidden = (way) => ["hidden", "clip"].includes(style[way]);
      // Shortened on purpose, with a sign of it: all of it is where the link leads.
      if (style.webkitLineClamp !== "none" || style.textOverflow === "ellipsis") continue;
      const lost = (isHidden("overflowX") && one.scrollWidth > one.clientWidth + 1)
        || (isHidden("overflowY") && one.scrollHeight > one.clientHeight + 1);
      if (lost && style.position !== "absolute" && one.textContent.trim()) faults.add(`cut: ${name(one)}`);
    }
  }

  for (const one of document.querySelectorAll("details")) one.open = true;
  width();
  cut();
  texts();
  controls();
  targets();
  const body = parseFloat(getComputedStyle(document.body).fontSize);
  if (body < least.body - 0.01) faults.add(`body text of ${body} px`);
  return [...faults];
}
