"use strict";
(function () {
  var table = document.getElementById("table");
  if (!table) { return; }
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var search = document.getElementById("search");
  var link = document.getElementById("link");
  var shown = document.getElementById("shown");
  var nothing = document.getElementById("nothing");
  var chips = Array.prototype.slice.call(document.querySelectorAll(".chip"));
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

  function filter() {
    var on = {};
    chips.forEach(function (chip) { on[chip.dataset.verdict] = chip.getAttribute("aria-pressed") === "true"; });
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    rows.forEach(function (row, index) {
      var match = on[row.dataset.verdict]
        && (!link.value || row.dataset.link === link.value)
        && words.every(function (word) { return texts[index].indexOf(word) >= 0; });
      row.hidden = !match;
      count += match ? 1 : 0;
    });
    shown.textContent = count === rows.length ? count + " shown" : count + " of " + rows.length + " shown";
    nothing.hidden = count > 0;
  }

  function key(row, name) {
    if (name === "rank" || name === "order") { return Number(row.dataset[name]); }
    var cell = name === "name" ? row.cells[1].firstChild : row.cells[3].firstChild;
    return cell.textContent.toLowerCase();
  }

  function sort(head, name) {
    var up = head.getAttribute("aria-sort") !== "ascending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    var keyed = rows.map(function (row, index) { return { row: row, index: index, key: key(row, name) }; });
    keyed.sort(function (a, b) {
      var order = typeof a.key === "number" ? a.key - b.key : a.key.localeCompare(b.key);
      return (up ? order : -order) || a.index - b.index;
    });
    var all = document.createDocumentFragment();
    keyed.forEach(function (item) { all.appendChild(item.row); });
    body.appendChild(all);
  }

  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", function () { sort(head, head.dataset.sort); });
    head.textContent = "";
    head.appendChild(button);
  });
  chips.forEach(function (chip) {
    chip.addEventListener("click", function () {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  });
  search.addEventListener("input", filter);
  link.addEventListener("change", filter);
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.filter.call(document.querySelectorAll("details"), function (part) { return !part.open; });
    opened.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
  });
  document.getElementById("filter").hidden = false;
  filter();
})();
