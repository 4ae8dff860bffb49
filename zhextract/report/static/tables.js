// The tables: one a type, sorted, filtered, drawn a few hundred rows at a time.

const STEP = 200;
const collator = new Intl.Collator("zh");

/** A table of one type; it remembers its order and filter while the page lives. */
class TableView {
  constructor(type) {
    Object.assign(this, { id: type, type, order: null, down: false, filter: "", shown: STEP });
  }

  count(pages) {
    return pages.reduce((sum, page) => sum + page.ofType(this.type).length, 0);
  }

  render(host, pages) {
    this.host = host;
    this.pages = pages;
    this.all = pages.flatMap((page) => page.ofType(this.type).map((fact) => ({ page, fact })));
    this.columns = [...(state.all ? [PAGE_COLUMN] : []), ...COLUMNS[this.type]].filter(
      (column) => this.all.some(({ fact, page }) => column.show(fact, page)),
    );
    this.status = el("span", { class: "status", role: "status" });
    this.body = el("tbody");
    this.head = el("thead");
    this.more = el("button", { class: "more", onclick: () => this.extend() });
    const filter = el("input", {
      type: "search", class: "filter", value: this.filter, placeholder: say("ui.filter_hint"), "aria-label": say("ui.filter"),
      oninput: (event) => { this.filter = event.target.value; this.shown = STEP; this.draw(); },
    });
    host.replaceChildren(
      el("div", { class: "bar" }, filter, this.status, ...this.files()),
      el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say(`tab.${this.type}`) },
        el("table", { class: this.type }, this.head, this.body)),
      this.more,
    );
    this.draw();
  }

  files() {
    const button = (id, act) => el("button", { class: "file", "data-file": id, onclick: act }, say(`ui.${id}`));
    return [
      button("copy", () => copyTable(this.type, this.rows)),
      button("csv", () => downloadCsv(this.type, this.rows)),
      button("json", () => downloadJson(this.pages)),
      button("excel", () => downloadExcel(this.pages)),
    ];
  }

  /** The rows that the filter leaves, in order. */
  sorted() {
    const wanted = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = this.all.filter((row) => {
      row.search = row.search || searchText(row);
      return wanted.every((word) => row.search.includes(word));
    });
    const column = this.columns.find(({ id }) => id === this.order);
    if (!column) return rows;
    const key = column.sort || ((fact, page) => column.show(fact, page));
    const keyed = rows.map((row) => [key(row.fact, row.page), row]);
    const sign = this.down ? -1 : 1;
    keyed.sort(([a], [b]) => {
      if (a === b) return 0;
      if (a === null || a === "" || a === undefined) return 1; // what is empty stays last
      if (b === null || b === "" || b === undefined) return -1;
      return sign * (typeof a === "number" ? a - b : collator.compare(a, b));
    });
    return keyed.map(([, row]) => row);
  }

  draw() {
    this.rows = this.sorted();
    this.head.replaceChildren(el("tr", {}, this.columns.map((column) => this.heading(column))));
    this.body.replaceChildren();
    const shown = this.shown;
    this.shown = 0;
    this.extend(shown);
    this.status.textContent = this.all.length ? say("ui.shown", this.rows.length).replace("{}", this.all.length) : say("ui.nothing");
  }

  heading(column) {
    const sorted = this.order === column.id ? (this.down ? "descending" : "ascending") : "none";
    const arrow = { ascending: " ▲", descending: " ▼", none: "" }[sorted];
    return el("th", { scope: "col", "aria-sort": sorted, "data-column": column.id, class: column.numeric ? "numeric" : null },
      el("button", { onclick: () => this.sortBy(column.id) }, say(`field.${column.id}`) + arrow));
  }

  /** Ascending, then descending, then as in the text. */
  sortBy(id) {
    if (this.order !== id) [this.order, this.down] = [id, false];
    else if (!this.down) this.down = true;
    else this.order = null;
    this.draw();
    const button = this.head.querySelector(`[data-column="${id}"] button`);
    if (button) button.focus();
  }

  /** Tab stops at one row; arrow keys go on from there. */
  step(event) {
    const row = event.currentTarget;
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (!next) return;
    event.preventDefault();
    row.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }

  extend(by = STEP) {
    const next = this.rows.slice(this.shown, this.shown + by);
    for (const row of next) this.body.append(this.row(row));
    this.shown += by;
    const left = this.rows.length - this.shown;
    this.more.hidden = left <= 0;
    this.more.textContent = say("ui.more", Math.min(left, STEP));
  }

  row({ page, fact }) {
    const open = () => goTo(page, fact);
    const row = el("tr", {
      tabindex: this.body.childElementCount ? "-1" : "0", "data-fact": fact.id, "data-page": page.index, onclick: open,
      onkeydown: (event) => {
        if (event.key === "Enter") open();
        else this.step(event);
      },
    }, this.columns.map((column) => el("td", { class: column.numeric ? "numeric" : column.id }, column.show(fact, page))));
    if (fact === state.chosen) row.classList.add("chosen");
    return row;
  }
}

function searchText({ page, fact }) {
  return [...COLUMNS[fact.type], PAGE_COLUMN].map((column) => column.show(fact, page) || "").join("\n").toLowerCase() + fact.text;
}

/** Let the table show which fact is chosen. */
function markRow(fact) {
  for (const row of document.querySelectorAll("tr.chosen")) row.classList.remove("chosen");
  if (!fact) return;
  const row = document.querySelector(`tr[data-fact="${fact.id}"][data-page="${pane.page.index}"]`);
  if (row) row.classList.add("chosen");
}
