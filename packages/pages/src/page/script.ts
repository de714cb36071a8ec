/**
 * Comfort, where scripts run: finding a unit and sorting the ranking by a column. The page is whole
 * without it. Words come from the page's own attributes.
 */
export const script = `"use strict";
for (const part of document.querySelectorAll(".ranking-part")) {
  const tables = [...part.querySelectorAll("table.ranking")];
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  const box = document.createElement("label");
  box.className = "find";
  const input = document.createElement("input");
  input.type = "search";
  box.append(part.dataset.find, input);
  const none = document.createElement("p");
  none.className = "none";
  none.setAttribute("role", "status");
  part.prepend(box, none);
  const folds = [...part.querySelectorAll("details.page")];
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLocaleLowerCase();
    let found = 0;
    for (const row of rows) {
      const hit = row.cells[1].textContent.toLocaleLowerCase().includes(wanted);
      row.hidden = !hit;
      if (hit) found++;
    }
    for (const fold of folds) {
      const hits = [...fold.querySelectorAll("tbody tr")].some((row) => !row.hidden);
      fold.hidden = !hits;
      if (wanted !== "") fold.open = hits && found < 400;
    }
    none.textContent = found === 0 ? part.dataset.none : "";
  });
  const keyOf = (row, column) => {
    const text = row.cells[column].textContent.trim();
    const number = Number.parseFloat(text.replace("\\u2212", "-"));
    return Number.isNaN(number) ? text : number;
  };
  const sizes = tables.map((table) => table.tBodies[0].rows.length);
  for (const table of tables)
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const column = head.cellIndex;
        const down = head.getAttribute("aria-sort") === "ascending";
        rows.sort((a, b) => {
          const x = keyOf(a, column);
          const y = keyOf(b, column);
          if (typeof x !== typeof y) return typeof x === "number" ? -1 : 1;
          const order = typeof x === "number" ? x - y : x.localeCompare(y);
          return down ? -order : order;
        });
        let at = 0;
        for (const [place, body] of tables.entries()) {
          body.tBodies[0].append(...rows.slice(at, at + sizes[place]));
          at += sizes[place];
          for (const cell of body.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
          body.tHead.rows[0].cells[column].setAttribute("aria-sort", down ? "descending" : "ascending");
        }
      });
    }
}
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details:not(.page)")) fold.open = true;
});
`;
