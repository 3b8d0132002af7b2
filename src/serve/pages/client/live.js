/* Listens for changes while the page can be seen: a browser has few connections for one host, and hidden
   pages need none. What changed meanwhile is told when the page is seen again. */
var digest = element.dataset.skillweek, stream = null, waiting = 0, isBusy = false, isStale = false;

function listen() {
  if (stream || document.hidden) return;
  stream = new EventSource('/__skillweek/events?page=' + encodeURIComponent(location.pathname) + '&has=' + digest + '&token=' + element.dataset.token);
  stream.addEventListener('hello', function (event) {
    editorRoot = JSON.parse(event.data).root;
    clearTimeout(waiting);
    waiting = 0;
    lost.hidden = true;
  });
  stream.addEventListener('board', function (event) { showBoard(JSON.parse(event.data)); });
  stream.addEventListener('page', function (event) { if (event.data !== digest) refresh(); });
  stream.onerror = function () {
    // A refusal closes the stream for good: the server has been started anew and does not know this page.
    if (stream && stream.readyState === EventSource.CLOSED) { stream = null; setTimeout(again, 500); }
    waiting = waiting || setTimeout(function () { lost.hidden = false; }, 1500);
  };
}

function again() {
  fetch(location.href, { cache: 'no-store' }).then(function (response) { return response.text(); }).then(function (text) {
    var told = /data-skillweek="([\w-]+)" data-token="(\w+)"/.exec(text);
    if (!told) return setTimeout(again, 1000);
    element.dataset.token = told[2];
    listen();
  }, function () { setTimeout(again, 1000); });
}

/* One change at a time; what comes meanwhile is looked at after it. */
function refresh() {
  if (isBusy) { isStale = true; return; }
  isBusy = true;
  fetch(location.href, { cache: 'no-store' }).then(function (response) { return response.text(); }).then(function (text) {
    var told = /data-skillweek="([\w-]+)"/.exec(text);
    if (told && told[1] === digest) return;
    if (!told || !patch(text)) { reload(); return; }
    digest = told[1];
    document.dispatchEvent(new CustomEvent('skillweek:patched'));
  }).catch(function () { /* the server has gone; the stream finds out */ }).then(function () {
    isBusy = false;
    if (isStale) { isStale = false; refresh(); }
  });
}

function silence() {
  if (!stream) return;
  stream.close();
  stream = null;
}

function begin() {
  document.documentElement.appendChild(host);
  showBar();
  restore();
  listen();
}

document.addEventListener('visibilitychange', function () { if (document.hidden) silence(); else listen(); });
addEventListener('pagehide', silence);
addEventListener('pageshow', function (event) { if (event.persisted) listen(); });
// The page's own deferred scripts run before this and have made of it what they want.
if (document.readyState === 'complete') begin(); else document.addEventListener('DOMContentLoaded', begin);
