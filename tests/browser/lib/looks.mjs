// What is measured inside a page. Each function is handed to the browser whole, so it stands alone.

/** Faults of a page at its present width: it scrolls sideways, or text is cut off. */
export function sideways() {
  const faults = [];
  const root = document.scrollingElement;
  const width = document.documentElement.clientWidth;
  if (root.scrollWidth > width) faults.push(`scrolls sideways: ${root.scrollWidth} > ${width}`);
  const excused = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (at.getAttribute('aria-hidden') === 'true' || style.clipPath !== 'none' || style.clip !== 'auto') return true;
      if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth) return true;
      if (style.textOverflow === 'ellipsis') return true;
      if (style.position === 'absolute' && at.getBoundingClientRect().bottom < 0) return true;
    }
    return false;
  };
  const edge = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (/hidden|clip/.test(getComputedStyle(at).overflowX)) return at.getBoundingClientRect();
    }
    return { left: 0, right: width };
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const limit = edge(element);
    if ((box.right > limit.right + 1.5 || box.left < limit.left - 1.5) && !excused(element)) {
      faults.push(`text is cut off at ${Math.round(limit.right)}: “${node.data.trim().slice(0, 20)}” ${Math.round(box.left)}–${Math.round(box.right)}`);
    }
  }
  return faults;
}

/** Controls that a finger would miss: smaller than `least` pixels, where they do not stand in running text. */
export function smallTargets(least) {
  const faults = [];
  const inText = (element) => {
    if (getComputedStyle(element).display !== 'inline') return false;
    const block = element.parentElement.closest('p, li, dd, td, th, figcaption, blockquote, div');
    return block && block.textContent.trim().length > element.textContent.trim().length + 1;
  };
  const hit = (element, x, y) => {
    const found = document.elementFromPoint(x, y);
    return found && (element.contains(found) || found.contains(element) && found.closest('a, button, label, summary') === found || element.labels && [...element.labels].some((label) => label.contains(found)));
  };
  const target = (element) => ['checkbox', 'radio'].includes(element.type) && element.labels[0] || element;
  for (const control of document.querySelectorAll('a[href], button, input, select, textarea, summary, [role="button"], [role="tab"]')) {
    const element = target(control);
    if (control.disabled || !element.checkVisibility({ visibilityProperty: true }) || element.closest('[aria-hidden="true"]')) continue;
    const box = element.getBoundingClientRect();
    if (box.width >= least && box.height >= least || box.bottom < 0 || box.right < 0 || inText(element)) continue;
    if (box.width <= 1 || box.height <= 1) continue;
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const now = element.getBoundingClientRect();
    const x = now.left + now.width / 2, y = now.top + now.height / 2, half = least / 2 - 1;
    const reach = [[Math.max(0, half - now.width / 2) && -half, 0], [Math.max(0, half - now.width / 2) && half, 0], [0, Math.max(0, half - now.height / 2) && -half], [0, Math.max(0, half - now.height / 2) && half]];
    if (reach.every(([dx, dy]) => hit(element, x + dx, y + dy))) continue;
    faults.push(`${element.tagName.toLowerCase()}.${element.className || '-'} “${element.textContent.trim().slice(0, 16)}” is ${Math.round(box.width)}×${Math.round(box.height)}`);
  }
  return [...new Set(faults)];
}
