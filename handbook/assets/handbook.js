// A copy button on every text to copy. Without scripts the text can be marked and copied as any other.
(function () {
  var labels = document.querySelector(".hb-page").dataset;
  document.querySelectorAll(".hb-words").forEach(function (words) {
    if (!navigator.clipboard || !labels.copy) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "hb-copy";
    button.textContent = labels.copy;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(words.querySelector("blockquote").innerText.trim()).then(function () {
        button.textContent = labels.copied;
        setTimeout(function () { button.textContent = labels.copy; }, 2500);
      });
    });
    words.appendChild(button);
  });
})();

// On a phone a table of sentences becomes a list: each cell then says which column it is from.
document.querySelectorAll(".hb-page table").forEach(function (table) {
  var heads = Array.from(table.querySelectorAll("th"), function (head) { return head.textContent; });
  var cells = Array.from(table.querySelectorAll("td"));
  if (heads.length < 3 || !cells.some(function (cell) { return cell.cellIndex && cell.textContent.length > 16; })) return;
  cells.forEach(function (cell) { cell.dataset.label = heads[cell.cellIndex]; });
});
