/* Looks at the page as it is shown, for what only shows there. Nothing of it is built. */
function audit() {
  var found = [];
  var add = function (kind, where) { found.push({ kind: kind, element: where }); };
  var all = function (selector) { return Array.prototype.slice.call(document.body.querySelectorAll(selector)).filter(function (one) { return one.checkVisibility ? one.checkVisibility() : one.offsetParent; }); };
  var named = function (one) {
    return (one.textContent.trim() || one.getAttribute('aria-label') || one.getAttribute('aria-labelledby') || one.title ||
      Array.prototype.some.call(one.querySelectorAll('img[alt], svg[aria-label], svg title'), function (inner) { return inner.alt || inner.textContent || inner.getAttribute('aria-label'); }));
  };
  all('img:not([alt])').forEach(function (one) { add('alt', one); });
  all('a[href], button').forEach(function (one) { if (!named(one)) add('name', one); });
  all('input:not([type=hidden]), select, textarea').forEach(function (one) {
    if (!(one.labels && one.labels.length) && !one.getAttribute('aria-label') && !one.title) add('label', one);
  });
  var level = 0;
  all('h1, h2, h3, h4, h5, h6').forEach(function (one) {
    var own = Number(one.nodeName[1]);
    if (level && own > level + 1) add('heading', one);
    level = own;
  });
  if (Array.from(document.title).length > 60) add('title', null);
  var ids = {};
  Array.prototype.forEach.call(document.querySelectorAll('[id]'), function (one) { if (ids[one.id]) add('id', one); ids[one.id] = true; });
  if (document.documentElement.scrollWidth > innerWidth + 1) {
    add('wide', all('main *').find(function (one) { return one.getBoundingClientRect().right > innerWidth + 1; }) || null);
  }
  all('button, a.button, select, input:not([type=checkbox]):not([type=radio])').forEach(function (one) {
    var box = one.getBoundingClientRect();
    if (box.width && (box.width < 24 || box.height < 24)) add('target', one);
  });
  all('p, li, a, h1, h2, h3, td, th, dt, dd, label, button').forEach(function (one) { if (ownText(one) && contrast(one) < threshold(one)) add('contrast', one); });
  return found;
}

function ownText(one) { return Array.prototype.some.call(one.childNodes, function (node) { return node.nodeType === 3 && node.nodeValue.trim(); }); }

function threshold(one) {
  var style = getComputedStyle(one), size = parseFloat(style.fontSize);
  return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
}

/* The contrast of a text to a plain ground; what stands on a picture cannot be judged and passes. */
function contrast(one) {
  var ground = null;
  for (var up = one; up && !ground; up = up.parentElement) {
    var style = getComputedStyle(up);
    if (style.backgroundImage !== 'none') return 21;
    var colour = parse(style.backgroundColor);
    if (colour && colour[3] === 1) ground = colour;
    else if (!colour || colour[3] > 0) return 21;
  }
  var ink = parse(getComputedStyle(one).color);
  if (!ink || ink[3] < 1) return 21;
  var light = [luminance(ink), luminance(ground || [255, 255, 255])].sort(function (a, b) { return b - a; });
  return (light[0] + 0.05) / (light[1] + 0.05);
}

function parse(colour) {
  var parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
  return parts && [Number(parts[1]), Number(parts[2]), Number(parts[3]), parts[4] === undefined ? 1 : Number(parts[4])];
}

function luminance(colour) {
  var part = colour.slice(0, 3).map(function (value) { value /= 255; return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4); });
  return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

function showAudit() {
  var found = audit(), count = {};
  found.forEach(function (one) { (count[one.kind] = count[one.kind] || []).push(one.element); });
  var list = Object.keys(count).map(function (kind) {
    var places = count[kind].filter(Boolean), next = 0;
    return make('li', { class: 'warning' }, [
      make('p', { class: 'message' }, [words.found[kind] + (count[kind].length > 1 ? ' × ' + count[kind].length : '')]),
      places[0] ? make('p', { class: 'place' }, [make('code', {}, [places[0].outerHTML.replace(/\s+/g, ' ').slice(0, 120)])]) : null,
      places[0] ? make('p', { class: 'actions' }, [button(words.show, 'action', function () { point(places[next]); next = (next + 1) % places.length; })]) : null
    ]);
  });
  fillPanel(words.audit, list.length ? 'warn' : 'good', list.length ? words.auditLead : words.auditGood, list, '');
  panel.focus();
}

function point(where) {
  where.scrollIntoView({ block: 'center' });
  where.animate([{ outline: '3px solid #c23b1e', outlineOffset: '3px' }, { outline: '3px solid transparent', outlineOffset: '8px' }], { duration: 1800 });
}

