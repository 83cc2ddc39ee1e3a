// A copy button on every text to copy, a menu that Escape closes, and a word when a page's next review is past.
(function () {
  "use strict";
  var labels = window.handbook.labels;

  function button(text, className) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    return made;
  }

  // Without scripts, or where a browser gives no clipboard, the text can be marked and copied as any other.
  function addCopy(words) {
    var copy = button(labels.copy, "hb-copy");
    var status = document.createElement("p");
    status.className = "hb-copy-said";
    status.setAttribute("role", "status");
    function say(text) { status.textContent = text; }
    copy.addEventListener("click", function () {
      say("");
      navigator.clipboard.writeText(words.querySelector("blockquote").innerText.trim())
        .then(function () { say(labels.copied); }, function () { say(labels.copy_failed); });
    });
    words.append(copy, status);
  }

  function closeMenu(menu) {
    menu.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  // The same place in another language: sections have the same ids in all of them.
  function carryPlace() {
    document.querySelectorAll(".hb-languages a").forEach(function (link) { link.hash = location.hash; });
  }

  if (navigator.clipboard) document.querySelectorAll(".hb-words").forEach(addCopy);
  document.querySelectorAll(".hb-menu").forEach(closeMenu);
  window.addEventListener("hashchange", carryPlace);
  carryPlace();
  document.querySelectorAll(".hb-overdue").forEach(function (notice) {
    var now = new Date();
    var today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) { return String(n).padStart(2, "0"); });
    notice.hidden = notice.dataset.due >= today.join("-");
  });
  document.documentElement.dataset.ready = "";
})();
