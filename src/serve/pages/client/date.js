/* The preview "as of" another day: what depends on today is decided by pages with `Date`, so that is
   what is set. It must come before every other script. */
var element = document.currentScript;
var AS_OF = 'skillweek-as-of';
var asOf = (function () {
  var asked = /[?&]as-of=(\d{4}-\d\d-\d\d)?/.exec(location.search);
  try {
    if (asked) sessionStorage.setItem(AS_OF, asked[1] || '');
    return sessionStorage.getItem(AS_OF) || '';
  } catch (error) {
    return (asked && asked[1]) || '';
  }
})();
(function () {
  // Ten in the morning in China: a moment that is that day for everybody.
  var moment = asOf && Date.parse(asOf + 'T10:00:00+08:00');
  if (!moment) return;
  var real = Date, apart = moment - real.now();
  var now = function () { return real.now() + apart; };
  window.Date = new Proxy(real, {
    construct: function (target, given, maker) { return Reflect.construct(target, given.length ? given : [now()], maker); },
    apply: function () { return new real(now()).toString(); },
    get: function (target, name) { return name === 'now' ? now : Reflect.get(target, name); }
  });
})();

