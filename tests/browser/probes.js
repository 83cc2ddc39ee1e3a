// Questions that tests ask of the page that is open. Each answers with complaints as [where, what is wrong]; none is good.
window.proof = (() => {
  "use strict";
  const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  function forEarsOnly(element) {
    for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath === "inset(50%)") return true;
    return false;
  }

  function name(element) {
    const path = [];
    for (let at = element; at && at !== document.body && path.length < 3; at = at.parentElement) {
      path.unshift(at.tagName.toLowerCase() + (at.id ? `#${at.id}` : Array.from(at.classList, (word) => `.${word}`).join("")));
      if (at.id) break;
    }
    const text = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return path.join(" > ") + (text ? ` “${text}”` : "");
  }

  function headings() {
    const found = all("h1, h2, h3, h4, h5, h6").filter(seen);
    const levels = found.map((heading) => Number(heading.tagName[1]));
    const wrong = [];
    if (levels.filter((level) => level === 1).length !== 1) wrong.push(["h1", `levels ${levels.join(" ")}: not one h1`]);
    if (levels[0] !== 1) wrong.push([found.length ? name(found[0]) : "body", "the first heading is no h1"]);
    found.forEach((heading, n) => {
      if (n && levels[n] > levels[n - 1] + 1) wrong.push([name(heading), `level ${levels[n - 1]} to ${levels[n]}`]);
      if (!heading.textContent.trim()) wrong.push([name(heading), "an empty heading"]);
    });
    return wrong;
  }

  function languages(language, known) {
    const wrong = document.documentElement.lang === language ? [] : [["html", `lang="${document.documentElement.lang}"`]];
    all("[lang]").filter((part) => !known.includes(part.lang)).forEach((part) => wrong.push([name(part), `lang="${part.lang}"`]));
    all("[hreflang]").filter((link) => link.lang !== link.hreflang).forEach((link) => wrong.push([name(link), "lang of a link"]));
    return wrong;
  }

  // What sticks out of the window, unless it can be scrolled within a part of the page.
  function wide() {
    const room = document.documentElement.clientWidth;
    const out = all("body *").filter((element) => {
      const box = element.getBoundingClientRect();
      return seen(element) && !forEarsOnly(element) && box.width && (box.right > room + 1 || box.left < -1) && !scroller(element);
    });
    const inner = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
    const wrong = inner.map((element) => [name(element), `${Math.round(element.getBoundingClientRect().right)} px of ${room}`]);
    const scrolls = document.documentElement.scrollWidth;
    return wrong.length || scrolls <= room ? wrong : [["html", `scrolls to ${scrolls} px of ${room}`]];
  }
  function scroller(element) {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return at;
    }
    return null;
  }

  // Line height, letters, words and paragraphs as WCAG 1.4.12 names them.
  function space() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
       p { margin-bottom: 2em !important; }`
    );
    document.adoptedStyleSheets = [sheet];
  }

  function cut() {
    const wrong = [];
    all("body, body *").filter((element) => seen(element) && !element.closest("svg") && !forEarsOnly(element)).forEach((element) => {
      const style = getComputedStyle(element);
      if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) wrong.push([name(element), "cut at its side"]);
      if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1) wrong.push([name(element), "cut below"]);
    });
    return wrong;
  }

  // Lines of text, boxes to tick and pictures' words that stand on one another.
  function overlaps() {
    const lines = textLines().sort((a, b) => a.box.top - b.box.top);
    const wrong = [];
    lines.forEach((line, n) => {
      for (let m = n + 1; m < lines.length && lines[m].box.top < line.box.bottom - 3; m += 1) {
        const other = lines[m];
        const across = Math.min(line.box.right, other.box.right) - Math.max(line.box.left, other.box.left);
        const down = Math.min(line.box.bottom, other.box.bottom) - other.box.top;
        if (across > 3 && down > 4 && line.block !== other.block) wrong.push([name(line.block), `on ${name(other.block)}`]);
      }
    });
    return wrong;
  }
  function textLines() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lines = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !seen(parent) || apart(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      Array.from(range.getClientRects()).forEach((box) => lines.push({ box, block: blockOf(parent) }));
    }
    all("input:not([type=hidden])").filter((input) => seen(input) && !apart(input)).forEach((input) => {
      lines.push({ box: input.getBoundingClientRect(), block: input });
    });
    return lines;
  }
  function blockOf(element) {
    let at = element;
    while (getComputedStyle(at).display === "inline" && at.parentElement) at = at.parentElement;
    return at;
  }
  // Not in the page's own flow: for ears only, or in sight wherever the page is scrolled to.
  function apart(element) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
    }
    return forEarsOnly(element);
  }

  // What Tab should reach, in its order.
  let expected = [];
  function stops() {
    const reached = (element) => element.tabIndex >= 0 && !element.disabled && seen(element);
    expected = all(CONTROLS).filter(reached);
    return expected.map(name);
  }
  function focused() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    return { at: expected.indexOf(element), name: name(element), wrong: [...covered(element), ...ringless(element)] };
  }
  function covered(element) {
    const box = Array.from(element.getClientRects()).find((rect) => rect.width && rect.height);
    if (!box) return ["has no place on the page"];
    const [x, down] = [box.left + box.width / 2, Math.min(box.height, innerHeight) / 4];
    const hidden = [1, 2, 3].filter((n) => {
      const top = document.elementFromPoint(x, box.top + n * down);
      return !top || !(element.contains(top) || top === element.closest("label"));
    });
    return hidden.length ? [`is covered or out of sight (${Math.round(box.left)}, ${Math.round(box.top)})`] : [];
  }
  function ringless(element) {
    const style = getComputedStyle(element);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return ["shows no focus"];
    const inside = parseFloat(style.outlineOffset) < 0;
    const ratio = contrast(style.outlineColor, background(inside ? element : element.parentElement));
    return ratio < 3 ? [`shows its focus at ${ratio.toFixed(2)}:1`] : [];
  }
  function background(element) {
    for (let at = element; at; at = at.parentElement) {
      if (pixel(getComputedStyle(at).backgroundColor)[3] === 255) return getComputedStyle(at).backgroundColor;
    }
    return "white";
  }
  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }
  function luminance(colour) {
    const linear = (part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = Array.from(pixel(colour), linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function pixel(colour) {
    const brush = new OffscreenCanvas(1, 1).getContext("2d");
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    return brush.getImageData(0, 0, 1, 1).data;
  }

  function moves() {
    const moving = all("*").filter((element) => ["", "::before", "::after"].some((part) => {
      const style = getComputedStyle(element, part);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none" || style.scrollBehavior === "smooth";
    }));
    return moving.map((element) => [name(element), "moves"]);
  }

  // What can be pressed but, where the reader's own colours stand for ours, is nothing but its text.
  function lost() {
    const bare = all("button, .hb-guide a, .hb-trouble a, input").filter((element) => {
      const style = getComputedStyle(element);
      return seen(element) && style.appearance === "none" && parseFloat(style.borderTopWidth) < 1;
    });
    const icons = all("a svg path, button svg path, summary svg path").filter((path) => {
      return seen(path) && getComputedStyle(path).fill !== getComputedStyle(path.closest("a, button, summary")).color;
    });
    const mode = matchMedia("(forced-colors: active)").matches ? [] : [["html", "colours are not forced"]];
    return [...mode, ...bare.map((element) => [name(element), "has no edge"]), ...icons.map((path) => [name(path), "has a colour of its own"])];
  }

  // Text that no eye meets, though nothing says it should stay away.
  function unseen(allowed) {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && !seen(parent) && !parent.closest(allowed)) wrong.push([name(parent), "is not shown"]);
    }
    return wrong;
  }

  return { headings, languages, wide, space, cut, overlaps, stops, focused, moves, lost, unseen };
})();
