/* The preview's own parts of a page: a small bar, and the panel with what is wrong. They stand beside the
   body, in a tree of their own, so that neither the page's styles nor its scripts meet them. */
var host = document.createElement('skillweek-preview'), tree = host.attachShadow({ mode: 'open' });
var board = { errors: 0, warnings: 0, infos: 0, findings: [] }, editorRoot = null, dismissed = '', wantsPanel = false;

function make(name, attributes, children) {
  var made = document.createElement(name);
  Object.keys(attributes || {}).forEach(function (key) {
    if (key === 'onclick') made.onclick = attributes[key];
    else if (attributes[key] !== false && attributes[key] !== null) made.setAttribute(key, attributes[key] === true ? '' : attributes[key]);
  });
  (children || []).forEach(function (child) { if (child) made.append(child); });
  return made;
}

var bar = make('div', { class: 'bar', role: 'region', 'aria-label': words.bar });
var panel = make('section', { class: 'panel', role: 'dialog', 'aria-label': words.bar, tabindex: '-1', hidden: true });
var lost = make('p', { class: 'lost', role: 'status', hidden: true }, [words.lost]);

function button(text, kind, act) { return make('button', { type: 'button', class: kind, onclick: act }, [text]); }

function showBar() {
  var summary = board.errors ? words.errors(board.errors) : board.warnings ? words.warnings(board.warnings) : board.infos ? words.infos(board.infos) : words.good;
  var isOpen = !!bar.querySelector('.tools[open]');
  var kind = board.errors || board.trouble ? 'state bad' : board.warnings ? 'state warn' : 'state good';
  var date = make('input', { type: 'date', 'aria-label': words.day, title: words.dayHint, value: asOf });
  date.onchange = function () { setDay(date.value); };
  bar.replaceChildren(
    button(summary, kind, function () { wantsPanel = panel.hidden; dismissed = wantsPanel ? '' : mark(); showPanel(true); }),
    make('details', { class: 'tools', open: isOpen }, [
      make('summary', { 'aria-label': words.tools }, [asOf ? words.day + ' ' + asOf : '', '⋯']),
      make('div', { class: 'menu' }, [
        make('a', { href: '/__skillweek/' }, [words.sites]),
        button(words.audit, '', function () { showAudit(); }),
        make('label', {}, [words.day, date]),
        asOf ? button(words.dayReset, '', function () { setDay(''); }) : null
      ])
    ])
  );
}

function setDay(day) {
  keep();
  var address = new URL(location.href);
  address.searchParams.set('as-of', day);
  try { sessionStorage.setItem(AS_OF, day); address.searchParams.delete('as-of'); } catch (error) { /* then it stays in the address */ }
  if (address.href === location.href) location.reload(); else location.replace(address.href);
}

/* What a dismissal is about: it does not hold for other findings. */
function mark() { return JSON.stringify([board.trouble, board.findings.filter(function (one) { return one.severity === 'error'; })]); }

function place(finding) {
  if (!finding.file) return '';
  return finding.file + (finding.line ? words.line(finding.line) : '') + (finding.cell ? ' · ' + finding.cell : '');
}

function source(finding) {
  if (!finding.lines.length) return null;
  return make('pre', {}, finding.lines.map(function (line) {
    var row = make('span', { class: line.mark ? 'row meant' : 'row' }, [make('span', { class: 'number' }, [String(line.number)])]);
    if (!line.mark) row.append(line.text);
    else {
      var to = Math.min(line.mark[1], line.text.length);
      row.append(line.text.slice(0, line.mark[0]), make('mark', {}, [line.text.slice(line.mark[0], to) || ' ']), line.text.slice(to));
    }
    return row;
  }));
}

/* A sentence with what stands between backticks set as code. */
function sentence(text) {
  return text.split('`').map(function (part, number) { return number % 2 ? make('code', {}, [part]) : part; });
}

function asText(finding) {
  return ['[' + finding.code + '] ' + finding.message, place(finding)]
    .concat(finding.lines.map(function (line) { return line.number + ' | ' + line.text; }), finding.notes, finding.help || [])
    .filter(Boolean).join('\n');
}

function copy(text, pressed) {
  navigator.clipboard.writeText(text).then(function () {
    pressed.textContent = words.copied;
    setTimeout(function () { pressed.textContent = words.copy; }, 2000);
  }, function () { /* the text can still be selected */ });
}

function item(finding) {
  var actions = [];
  if (editorRoot && finding.file) {
    var at = editorRoot.replace(/\\/g, '/').replace(/^\/?/, '/') + '/' + finding.file + (finding.line ? ':' + finding.line + ':' + (finding.column || 1) : '');
    // In a path `#` and `?` are letters like others; encodeURI takes them for the ends of one.
    var link = 'vscode://file' + encodeURI(at).replace(/#/g, '%23').replace(/\?/g, '%3F');
    actions.push(make('a', { class: 'action', href: link }, [words.open]));
  }
  if (navigator.clipboard) actions.push(button(words.copy, 'action', function (event) { copy(asText(finding), event.currentTarget); }));
  return make('li', { class: finding.severity }, [
    make('p', { class: 'message' }, sentence(finding.message)),
    make('p', { class: 'place' }, [make('b', {}, [place(finding)]), make('code', {}, [finding.code])]),
    source(finding),
    finding.notes.length ? make('ul', { class: 'notes' }, finding.notes.map(function (note) { return make('li', {}, sentence(note)); })) : null,
    finding.help ? make('p', { class: 'help' }, [make('b', {}, [words.help])].concat(sentence(finding.help))) : null,
    make('p', { class: 'actions' }, actions)
  ]);
}

function fillPanel(title, kind, lead, list, rest) {
  panel.className = 'panel ' + kind;
  panel.replaceChildren(
    make('header', {}, [make('h2', {}, [title]), make('button', { type: 'button', class: 'close', 'aria-label': words.close, onclick: closePanel }, ['×'])]),
    make('p', { class: 'lead' }, [lead]),
    make('ol', {}, list),
    rest ? make('p', { class: 'rest' }, [rest]) : ''
  );
  panel.hidden = false;
}

function closePanel() {
  wantsPanel = false;
  dismissed = mark();
  panel.hidden = true;
}

/* The panel opens by itself for errors, and for warnings when it is asked for. */
function showPanel(asked) {
  var isBad = board.errors > 0 || !!board.trouble;
  if (!(isBad && dismissed !== mark()) && !(wantsPanel && board.findings.length)) { panel.hidden = true; return; }
  var number = board.errors + board.warnings + board.infos - board.findings.length;
  var title = ['errors', 'warnings', 'infos'].filter(function (kind) { return board[kind]; }).map(function (kind) { return words[kind](board[kind]); }).join(' · ');
  var list = board.findings.map(item);
  if (board.trouble) list.unshift(make('li', { class: 'error' }, [make('p', { class: 'message' }, [board.trouble])]));
  fillPanel(title || words.bar, isBad ? 'bad' : 'warn', isBad ? words.lead : words.leadWarnings, list, number > 0 ? words.more(number) : '');
  if (asked) panel.focus();
}

function showBoard(news) {
  // Who looked at errors has no need to see the warnings when they are mended.
  if (board.errors && !news.errors) wantsPanel = false;
  board = news;
  showBar();
  showPanel(false);
}

tree.addEventListener('keydown', function (event) { if (event.key === 'Escape' && !panel.hidden) closePanel(); });
tree.append(make('link', { rel: 'stylesheet', href: element.dataset.style }), bar, panel, lost);

