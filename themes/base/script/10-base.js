/* Everything here is an addition: each page reads well without it. No module, no request, so that
   it also works from a disk. */
(function () {
  'use strict';
  var root = document.documentElement, body = document.body, words = body.dataset;
  var all = function (selector, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(selector)); };
  var one = function (selector, inside) { return (inside || document).querySelector(selector); };
  var fill = function (text, n) { return text.replace('{n}', n); };
  var make = function (name, attributes, text) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) element.textContent = text;
    return element;
  };
  root.classList.add('js');
  all('[data-script]').forEach(function (element) { element.hidden = false; });

  /* What depends on today. Days are those of China, wherever the reader is. */
  var day = 864e5;
  var now = function () { return Date.now(); };
  var chinaDay = function (moment) { return new Date(moment + 288e5).toISOString().slice(0, 10); };
  var begin = function (text) { return text.length > 10 ? Date.parse(text) : Date.parse(text + 'T00:00:00+08:00'); };
  var finish = function (text) { return text.length > 10 ? Date.parse(text) : Date.parse(text + 'T00:00:00+08:00') + day; };
  var today = chinaDay(now());
  var apart = function (from, to) { return Math.round((begin(to) - begin(from)) / day); };

  (root.dataset.grey || '').split(',').forEach(function (span) {
    var ends = span.split('/');
    if (ends[1] && ends[0] <= today && today <= ends[1]) root.classList.add('grey');
  });

  function state(start, end) {
    var moment = now(), first = begin(start);
    var last = end ? finish(end) : start.length > 10 ? first + 72e5 : finish(start);
    if (moment >= last) return 'past';
    if (moment >= first) return start.length > 10 ? 'now' : 'today';
    var away = apart(today, start.slice(0, 10));
    return away === 0 ? 'today' : away === 1 ? 'tomorrow' : 'future';
  }
  var label = { past: words.wEnded, now: words.wNow, today: words.wToday, tomorrow: words.wTomorrow };
  function mark() {
    today = chinaDay(now());
    all('[data-start]:not([data-countdown]), [data-day], [data-date]').forEach(function (element) {
      var start = element.dataset.start || element.dataset.day || element.dataset.date;
      if (!start) return;
      var value = state(start, element.dataset.end || '');
      if (element.dataset.state === value) return;
      element.dataset.state = value;
      if (element.dataset.date) { if (element.firstElementChild) element.firstElementChild.dataset.today = words.wToday; return; }
      var badge = one('[data-mark]', element);
      if (!badge || badge.closest('[data-start], [data-day]') !== element) return;
      badge.hidden = !label[value] || (/^to/.test(value) && !element.dataset.day && !!element.closest('[data-day]'));
      badge.textContent = label[value] || '';
    });
    all('[data-deadline]').forEach(function (element) {
      if (now() < finish(element.dataset.deadline) || element.classList.contains('is-over')) return;
      element.classList.add('is-over');
      element.textContent = words.wDeadline;
    });
    all('[data-countdown]').forEach(function (element) {
      var text = one('[data-countdown-text]', element), away = apart(today, element.dataset.start);
      text.textContent = away > 1 ? fill(words.wUntil, away) : away === 1 ? words.wEve
        : today <= element.dataset.end ? fill(words.wDay, 1 - away) : words.wOver;
      text.hidden = false;
    });
  }
  /* `data-today` is a style hook of the strip: CSS prints it where the day is today. */
  mark();
  setInterval(mark, 6e4);

  /* The week on the home page: one day at a time, where there is much to show. */
  all('[data-week]').forEach(function (week) {
    var tabs = all('[data-tab]', week), panels = all('[data-panel]', week);
    if (tabs.length < 2 || all('.row', week).length < 9) return;
    var tabbed = panels.filter(function (panel) { return tabs.some(function (tab) { return tab.dataset.tab === panel.dataset.panel; }); });
    var strip = one('[data-strip]', week);
    week.classList.add('is-tabbed');
    strip.setAttribute('role', 'tablist');
    all('li', strip).forEach(function (item) { item.setAttribute('role', 'presentation'); });
    function show(name, focus) {
      tabs.forEach(function (tab) {
        var chosen = tab.dataset.tab === name;
        tab.setAttribute('aria-selected', chosen);
        tab.tabIndex = chosen ? 0 : -1;
        if (chosen && focus) tab.focus();
        if (chosen) strip.scrollLeft = tab.parentNode.offsetLeft - strip.clientWidth / 2 + tab.parentNode.clientWidth / 2;
      });
      panels.forEach(function (panel) { panel.hidden = panel.dataset.panel !== name; });
    }
    tabs.forEach(function (tab, index) {
      tab.setAttribute('role', 'tab');
      tab.id = 'tab-' + tab.dataset.tab;
      tab.setAttribute('aria-controls', 'day-' + tab.dataset.tab);
      tab.addEventListener('click', function (event) { event.preventDefault(); show(tab.dataset.tab); });
      tab.addEventListener('keydown', function (event) {
        var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (event.key === ' ') { event.preventDefault(); show(tab.dataset.tab); }
        if (!step) return;
        event.preventDefault();
        show(tabs[(index + step + tabs.length) % tabs.length].dataset.tab, true);
      });
    });
    tabbed.forEach(function (panel) {
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', 'tab-' + panel.dataset.panel);
    });
    var names = tabs.map(function (tab) { return tab.dataset.tab; });
    show(names.indexOf(today) >= 0 ? today : names.filter(function (name) { return name >= today; })[0] || names[0]);
  });

  /* The programme: narrowed in place; the address keeps the choice. */
  all('[data-filters]').forEach(function (fold) {
    var form = one('[data-filter-form]', fold), programme = one('[data-programme]');
    if (!programme) return;
    var rows = all('.row', programme), days = all('.day', programme);
    var none = one('[data-filter-none]', programme), count = one('[data-filter-count]', fold);
    var fields = all('input, select', form);
    fold.hidden = false;
    fold.open = innerWidth >= 768;
    var text = function (row) { return row.found || (row.found = row.textContent.toLowerCase().replace(/\s+/g, ' ')); };
    function matches(row, field, value) {
      if (field.type === 'checkbox') return row.dataset.state !== 'past';
      if (field.name === 'q') return value.toLowerCase().split(/\s+/).every(function (word) { return text(row).indexOf(word) >= 0; });
      var own = row.dataset[field.name] || '';
      return own.charAt(0) === '|' ? own.indexOf('|' + value + '|') >= 0 : own === value;
    }
    function apply() {
      var set = fields.filter(function (field) { return field.type === 'checkbox' ? field.checked : field.value.trim(); });
      var left = 0;
      rows.forEach(function (row) {
        var kept = set.every(function (field) { return matches(row, field, field.value.trim()); });
        row.hidden = !kept;
        if (kept) left += 1;
      });
      days.forEach(function (section) { section.hidden = !one('.row:not([hidden])', section); });
      none.hidden = left > 0;
      count.textContent = fill(words.wCount, left);
      return set;
    }
    function keep() {
      var hash = apply().map(function (field) { return field.name + '=' + encodeURIComponent(field.value.trim()); }).join('&');
      history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
    }
    function read() {
      var hash = location.hash.slice(1);
      if (hash && hash.indexOf('=') < 0) return apply();
      var wanted = {};
      hash.split('&').forEach(function (pair) {
        var at = pair.indexOf('=');
        try { if (at > 0) wanted[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1)); } catch (error) { /* a broken address asks for nothing */ }
      });
      fields.forEach(function (field) {
        if (field.type === 'checkbox') field.checked = field.name in wanted;
        else { field.value = wanted[field.name] || ''; if (field.selectedIndex < 0) field.value = ''; }
      });
      apply();
    }
    var wait;
    form.addEventListener('change', keep);
    form.addEventListener('input', function () { clearTimeout(wait); wait = setTimeout(keep, 150); });
    one('[data-filter-reset]', form).addEventListener('click', function () {
      fields.forEach(function (field) { if (field.type === 'checkbox') field.checked = false; else field.value = ''; });
      keep();
    });
    window.addEventListener('hashchange', read);
    read();
    if (location.hash.indexOf('=') > 0) fold.open = true;
  });

  /* Other sites: found by name, where there are many. */
  all('[data-sites]').forEach(function (sites) {
    var find = one('[data-sites-find]', sites);
    if (!find) return;
    find.hidden = false;
    one('input', find).addEventListener('input', function (event) {
      var word = event.target.value.trim().toLowerCase();
      all('li', sites).forEach(function (item) { item.hidden = item.textContent.toLowerCase().indexOf(word) < 0; });
    });
  });

  /* 长者版 and text size, kept on the reader's device. */
  var kept = {};
  try { kept = JSON.parse(localStorage.getItem('skillweek') || '{}') || {}; } catch (error) { /* no storage: for this page only */ }
  if (/[?&]elder=1\b/.test(location.search)) kept.elder = true;
  function dress() {
    root.classList.toggle('elder', !!kept.elder);
    ['l', 'xl'].forEach(function (size) { root.classList.toggle('size-' + size, kept.size === size); });
    all('[data-elder]').forEach(function (button) {
      button.textContent = kept.elder ? words.wStandard : words.wElder;
      button.removeAttribute('aria-pressed');
    });
    all('[data-size]').forEach(function (button) { button.setAttribute('aria-pressed', button.dataset.size === (kept.size || 'm')); });
  }
  function store() {
    dress();
    try { localStorage.setItem('skillweek', JSON.stringify(kept)); } catch (error) { /* as above */ }
  }
  all('[data-elder]').forEach(function (button) { button.addEventListener('click', function () { kept.elder = !kept.elder; store(); }); });
  all('[data-size]').forEach(function (button) { button.addEventListener('click', function () { kept.size = button.dataset.size; store(); }); });
  dress();

  /* Players: nothing is asked of another host before the click. */
  all('.player[data-embed]').forEach(function (player) {
    var link = one('a', player);
    if (!link) return;
    link.addEventListener('click', function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      var frame = make('iframe', { src: player.dataset.embed, title: player.dataset.title || link.textContent.trim(), allow: 'fullscreen; encrypted-media', allowfullscreen: '', referrerpolicy: 'no-referrer' });
      player.replaceChild(frame, link);
      frame.focus();
    });
  });

  /* What scrolls sideways can be scrolled by keyboard, also where the browser does not see to it. */
  function scrollers() {
    all('.table-wrap, .prose pre').forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) { box.tabIndex = 0; box.setAttribute('role', 'group'); box.setAttribute('aria-label', words.wScroll); }
      else ['tabindex', 'role', 'aria-label'].forEach(function (name) { box.removeAttribute(name); });
    });
  }
  scrollers();
  window.addEventListener('resize', scrollers);
  all('[data-size], [data-elder]').forEach(function (button) { button.addEventListener('click', scrollers); });

  /* Small services. */
  all('[data-print]').forEach(function (button) { button.addEventListener('click', function () { window.print(); }); });
  all('[data-share]').forEach(function (button) {
    var text = one('[data-share-text]', button);
    button.addEventListener('click', function () {
      var address = (one('link[rel="canonical"]') || location).href, said = text.textContent;
      var done = function () { text.textContent = words.wCopied; setTimeout(function () { text.textContent = said; }, 2500); };
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(address).then(done, function () {});
      else {
        var field = make('textarea', { class: 'visually-hidden', readonly: '' });
        field.value = address;
        body.appendChild(field);
        field.select();
        try { if (document.execCommand('copy')) done(); } catch (error) { /* the address bar remains */ }
        field.remove();
      }
    });
  });
})();
