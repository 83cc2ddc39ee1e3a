// Leads to the reader's language; the list of languages stays on the page for readers without scripts.
(function () {
  var offered = document.documentElement.dataset.languages.split(" ");
  var wanted = (navigator.languages || [navigator.language || ""]).map(function (tag) {
    return tag.split("-")[0].toLowerCase();
  });
  var found = wanted.filter(function (code) { return offered.indexOf(code) >= 0; })[0];
  location.replace((found || offered[0]) + "/index.html");
})();
