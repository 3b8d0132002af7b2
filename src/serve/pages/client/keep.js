/* What the reader has done to a page, kept over a reload: where it is scrolled to, which parts are open,
   what is filled in, where the focus is. */
var KEPT = 'skillweek-kept';

/* A name by which an element is found again: its own, or what it says, and which one of those it is. */
function keys(selector) {
  var seen = {};
  return Array.prototype.map.call(document.querySelectorAll(selector), function (found) {
    var own = found.id || found.getAttribute('name') || (found.matches('details, a, button, summary') ? found.textContent.trim().slice(0, 40) : '');
    var name = found.tagName + ' ' + own;
    seen[name] = (seen[name] || 0) + 1;
    return { key: name + ' ' + seen[name], element: found };
  });
}
var FIELDS = 'input:not([type=password]):not([type=file]):not([type=hidden]), select, textarea';
var FOCUSABLE = 'a, button, summary, [tabindex], ' + FIELDS;

function keep() {
  var kept = { at: location.pathname, scroll: [scrollX, scrollY], boxes: [], open: {}, fields: {} };
  keys('details').forEach(function (one) { kept.open[one.key] = one.element.open; });
  keys(FIELDS).forEach(function (one) {
    var field = one.element;
    kept.fields[one.key] = /^(checkbox|radio)$/.test(field.type) ? field.checked : field.value;
  });
  keys('body *').forEach(function (one) {
    var box = one.element;
    if (box.scrollTop || box.scrollLeft) kept.boxes.push([one.key, box.scrollLeft, box.scrollTop]);
  });
  keys(FOCUSABLE).forEach(function (one) {
    if (one.element !== document.activeElement) return;
    kept.focus = one.key;
    try { kept.caret = [one.element.selectionStart, one.element.selectionEnd]; } catch (error) { /* it has no caret */ }
  });
  try { sessionStorage.setItem(KEPT, JSON.stringify(kept)); } catch (error) { /* no storage: the page begins anew */ }
}

function restore() {
  var kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
  } catch (error) { /* as above */ }
  if (!kept || kept.at !== location.pathname) return;
  keys('details').forEach(function (one) { if (one.key in kept.open) one.element.open = kept.open[one.key]; });
  keys(FIELDS).forEach(function (one) {
    var field = one.element, value = kept.fields[one.key], has = typeof value === 'boolean' ? 'checked' : 'value';
    if (value === undefined || field[has] === value) return;
    field[has] = value;
    ['input', 'change'].forEach(function (name) { field.dispatchEvent(new Event(name, { bubbles: true })); });
  });
  keys(FOCUSABLE).forEach(function (one) {
    if (one.key !== kept.focus) return;
    one.element.focus({ preventScroll: true });
    if (kept.caret && kept.caret[0] !== null) try { one.element.setSelectionRange(kept.caret[0], kept.caret[1]); } catch (error) { /* it has no caret */ }
  });
  var moved = false;
  function scroll() {
    if (moved) return;
    var boxes = {};
    keys('body *').forEach(function (one) { boxes[one.key] = one.element; });
    kept.boxes.forEach(function (box) { if (boxes[box[0]]) boxes[box[0]].scrollTo(box[1], box[2]); });
    window.scrollTo({ left: kept.scroll[0], top: kept.scroll[1], behavior: 'instant' });
  }
  ['wheel', 'touchstart', 'keydown'].forEach(function (name) { addEventListener(name, function () { moved = true; }, { once: true, passive: true }); });
  scroll();
  // Pictures that come later move what is below them.
  addEventListener('load', scroll);
}

function reload() {
  keep();
  location.reload();
}

