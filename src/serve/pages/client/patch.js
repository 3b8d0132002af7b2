/* Brings a page up to date in place, where no script can notice: the changed parts of a page that no
   script has touched or listens to. Everything else is reloaded. Three pages are compared: as it
   came (old), as it would come now (fresh), and as it stands (live). */

/* Who listens: noted from the beginning, since it cannot be asked later. */
var listening = new WeakSet();
(function () {
  var add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function () {
    if (this instanceof Element) listening.add(this);
    return add.apply(this, arguments);
  };
})();

/* Before any deferred script has run, the page is as it came. */
var old = null;
document.addEventListener('readystatechange', function () {
  if (document.readyState === 'interactive') old = document.documentElement.cloneNode(true);
});

function sameAttributes(one, other) {
  return one.attributes.length === other.attributes.length &&
    Array.prototype.every.call(one.attributes, function (attribute) { return other.getAttribute(attribute.name) === attribute.value; });
}

/* The parser makes elements of what is in `noscript` or leaves it a text, depending on who parses. */
function same(one, other) {
  return one.isEqualNode(other) || (one.nodeName === 'NOSCRIPT' && other.nodeName === 'NOSCRIPT');
}

function untouched(live, from) {
  if (!live.isEqualNode(from) || listening.has(live)) return false;
  return live.nodeType !== 1 || !Array.prototype.some.call(live.querySelectorAll('*'), function (inner) { return listening.has(inner); });
}

/* New parts that no script of a theme looks for: running text. Anything with a class or data may be wanted. */
var PLAIN = /^(P|H[1-6]|UL|OL|LI|DL|DT|DD|A|STRONG|EM|B|I|BR|HR|IMG|BLOCKQUOTE|CODE|SUB|SUP|SMALL|TIME|SPAN|TD|TH|TR|TBODY|THEAD|RUBY|RT|RP)$/;
function plain(node) {
  if (node.nodeType !== 1) return true;
  return [node].concat(Array.prototype.slice.call(node.querySelectorAll('*'))).every(function (inner) {
    return PLAIN.test(inner.nodeName) && !inner.hasAttribute('class') && !Object.keys(inner.dataset).length;
  });
}

/* Collects in `todo` what makes `live` fresh; false if only a reload can. */
function compare(live, from, to, todo) {
  if (from.nodeName !== to.nodeName || live.nodeName !== from.nodeName) return false;
  if (from.nodeType !== 1) {
    if (live.nodeValue !== from.nodeValue) return false;
    todo.push(function () { live.nodeValue = to.nodeValue; });
    return true;
  }
  if (/^(SCRIPT|STYLE|TEMPLATE|IFRAME|VIDEO|AUDIO|INPUT|SELECT|TEXTAREA)$/.test(from.nodeName)) return false;
  if (!sameAttributes(live, from)) return false;
  if (!sameAttributes(from, to)) {
    if (listening.has(live)) return false;
    todo.push(function () { copyAttributes(live, to); });
  }
  return compareChildren(live, from, to, todo);
}

function copyAttributes(live, to) {
  Array.prototype.slice.call(live.attributes).forEach(function (one) { if (!to.hasAttribute(one.name)) live.removeAttribute(one.name); });
  Array.prototype.forEach.call(to.attributes, function (one) { live.setAttribute(one.name, one.value); });
}

function compareChildren(live, from, to, todo) {
  var lives = Array.prototype.slice.call(live.childNodes), olds = from.childNodes, news = to.childNodes;
  var start = 0, end = 0, least = Math.min(olds.length, news.length);
  while (start < least && same(olds[start], news[start])) start += 1;
  while (end < least - start && same(olds[olds.length - 1 - end], news[news.length - 1 - end])) end += 1;
  if (start === olds.length && start === news.length) return true;
  // A script that adds or takes children has its own idea of this part.
  if (lives.length !== olds.length || listening.has(live)) return false;
  var gone = lives.slice(start, lives.length - end), come = Array.prototype.slice.call(news, start, news.length - end);
  if (gone.length === come.length && gone.every(function (node, index) { return node.nodeName === come[index].nodeName; })) {
    return gone.every(function (node, index) {
      return same(olds[start + index], come[index]) || compare(node, olds[start + index], come[index], todo);
    });
  }
  if (!gone.every(function (node, index) { return untouched(node, olds[start + index]); }) || !come.every(plain)) return false;
  var next = lives[lives.length - end] || null;
  todo.push(function () {
    gone.forEach(function (node) { node.remove(); });
    come.forEach(function (node) { live.insertBefore(document.importNode(node, true), next); });
  });
  return true;
}

function isStyle(node) { return node.nodeName === 'LINK' && node.rel === 'stylesheet'; }
function isCode(node) { return node.nodeName === 'SCRIPT' && !/json/.test(node.type) && !('skillweek' in node.dataset); }

function compareHead(live, from, to, todo) {
  var lacking = function (nodes, others) {
    return Array.prototype.filter.call(nodes, function (node) {
      return !Array.prototype.some.call(others, function (other) { return same(node, other); }) && !(node.dataset && 'skillweek' in node.dataset);
    });
  };
  var gone = lacking(from.children, to.children), come = lacking(to.children, from.children);
  if (gone.concat(come).some(function (node) { return isCode(node) || node.nodeName === 'STYLE' || node.nodeName === 'BASE'; })) return false;
  var standing = gone.map(function (node) { return Array.prototype.find.call(live.children, function (other) { return other.isEqualNode(node); }); });
  if (standing.some(function (node) { return !node; })) return false;
  var styles = standing.filter(isStyle), waiting = come.filter(isStyle);
  todo.push(function () {
    standing.filter(function (node) { return !isStyle(node); }).forEach(function (node) { node.remove(); });
    come.filter(function (node) { return !isStyle(node); }).forEach(function (node) { live.appendChild(document.importNode(node, true)); });
    swapStyles(live, styles, waiting);
  });
  return true;
}

/* The new styles are there before the old ones go: nothing is ever shown bare. */
function swapStyles(head, gone, come) {
  var left = come.length, last = gone[gone.length - 1];
  var done = function () { left -= 1; if (left <= 0) gone.forEach(function (node) { node.remove(); }); };
  come.forEach(function (node) {
    var link = document.importNode(node, true);
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    if (last) last.after(link); else head.appendChild(link);
    last = link;
  });
  if (!come.length) done();
}

/* Makes the page what the text says; false if only a reload can. */
function patch(text) {
  if (!old) return false;
  var fresh = new DOMParser().parseFromString(text, 'text/html').documentElement, todo = [];
  var root = document.documentElement;
  var head = old.querySelector('head'), newHead = fresh.querySelector('head'), body = old.querySelector('body'), newBody = fresh.querySelector('body');
  if (!head || !newHead || !body || !newBody || !sameAttributes(old, fresh) || !sameAttributes(body, newBody)) return false;
  if (!compareHead(document.head, head, newHead, todo) || !compareChildren(document.body, body, newBody, todo)) return false;
  todo.forEach(function (step) { step(); });
  old = fresh;
  // What scripts set on the root is theirs; what the page set is unchanged.
  return root.isConnected;
}

