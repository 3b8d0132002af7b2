/* Narrows the list of sites by name and by what is wrong. */
(function () {
  'use strict';
  var form = document.querySelector('.filter');
  if (!form) return;
  var field = form.elements.q, troubled = form.elements.troubled, none = form.querySelector('[role=status]');
  var groups = Array.prototype.map.call(document.querySelectorAll('.group'), function (group) {
    var sites = Array.prototype.map.call(group.querySelectorAll('.site'), function (site) {
      return { element: site, text: site.textContent.toLowerCase(), troubled: site.dataset.troubled === 'true' };
    });
    return { element: group, sites: sites };
  });
  function apply() {
    var wanted = field.value.trim().toLowerCase().split(/\s+/), left = 0;
    groups.forEach(function (group) {
      var kept = 0;
      group.sites.forEach(function (site) {
        var fits = wanted.every(function (word) { return site.text.indexOf(word) >= 0; }) && (!troubled.checked || site.troubled);
        site.element.hidden = !fits;
        if (fits) kept += 1;
      });
      group.element.hidden = !kept;
      left += kept;
    });
    none.hidden = left > 0;
  }
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
})();
