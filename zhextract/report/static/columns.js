// The columns of the tables: what a cell shows, how it sorts, and what goes into a file.

const texts = (name, key = name) => ({
  id: name,
  show: (fact) => textOf(fact[key]),
  out: { [name]: (fact) => textOf(fact[key]) },
});

const numberOut = (prefix, of) =>
  Object.fromEntries(["value", "low", "high", "bound", "unit"].map((name) => [
    prefix + name,
    (fact) => {
      const given = of(fact) ? of(fact)[name] : null;
      return given && ["value", "low", "high"].includes(name) ? plainDigits(given) : given;
    },
  ]));

const timeOut = (of) => ({
  time: (fact) => textOf(of(fact)),
  first: (fact) => (of(fact) ? of(fact).first : null),
  last: (fact) => (of(fact) ? of(fact).last : null),
});

const closed = (name, table = name) => ({
  id: name,
  show: (fact) => (fact[name] ? say(`${table}.${fact[name]}`) : null),
  out: { [name]: (fact) => fact[name] },
});

const when = (id, of) => ({
  id,
  show: (fact) => shortTime(of(fact)),
  sort: (fact) => (of(fact) ? of(fact).first || of(fact).last : null),
  out: timeOut(of),
});

const amount = (id, of, prefix) => ({
  id,
  numeric: true,
  show: (fact) => (of(fact) ? amountText(of(fact)) : null),
  sort: (fact) => roughly(of(fact)),
  out: numberOut(prefix, of),
});

const printed = { id: "text", show: (fact) => fact.text, out: { text: (fact) => fact.text } };

const COLUMNS = {
  quantity: [
    amount("value", (fact) => fact, ""),
    texts("metric"),
    texts("subject"),
    texts("whole"),
    texts("condition"),
    when("period", (fact) => fact.period),
    { ...closed("role"), show: (fact) => (fact.role === "value" ? null : say(`role.${fact.role}`)) },
    closed("kind"),
    printed,
  ],
  change: [
    texts("metric"),
    texts("subject"),
    { ...closed("direction"), show: (fact) => ({ up: "↑ ", down: "↓ ", flat: "= " })[fact.direction] + say(`direction.${fact.direction}`) },
    amount("amount", (fact) => fact.amount, ""),
    amount("from", (fact) => fact.from, "from_"),
    amount("to", (fact) => fact.to, "to_"),
    {
      id: "comparison",
      show: shortComparison,
      out: { comparison: (fact) => fact.comparison, baseline: (fact) => textOf(fact.baseline) },
    },
    when("period", (fact) => fact.period),
    closed("kind"),
    printed,
  ],
  person: [
    { id: "name", show: (fact) => fact.name, out: { name: (fact) => fact.name } },
    {
      id: "roles",
      show: (fact) => fact.roles.map(roleText).join("\n"),
      out: { roles: (fact) => fact.roles.map(roleText).join("; ") },
    },
    {
      id: "bylines",
      show: bylinesText,
      out: { bylines: (fact) => fact.bylines.map((byline) => byline.function).join("; ") },
    },
    {
      id: "mentions",
      numeric: true,
      show: (fact) => String(fact.mentions.length),
      sort: (fact) => fact.mentions.length,
      out: { mentions: (fact) => String(fact.mentions.length) },
    },
  ],
  event: [
    when("when", (fact) => fact.time),
    texts("actor"),
    texts("trigger"),
    texts("what"),
    texts("location"),
    { id: "participants", show: namesText, out: { participants: (fact, page) => namesText(fact, page).replaceAll("、", "; ") } },
    printed,
  ],
  time: [
    printed,
    { id: "first", show: (fact) => fact.first, out: { first: (fact) => fact.first } },
    { id: "last", show: (fact) => fact.last, out: { last: (fact) => fact.last } },
    closed("granularity"),
    { id: "edtf", show: (fact) => fact.edtf, out: { edtf: (fact) => fact.edtf } },
  ],
};

const PAGE_COLUMN = { id: "page", show: (fact, page) => page.label(), out: {} };

/** What stands before and behind the columns of a type in every file. */
const BEFORE = { source: (fact, page) => page.document.source, published: (fact, page) => page.document.published, id: (fact) => fact.id };
const BEHIND = { start: (fact) => String(fact.start), end: (fact) => String(fact.end), rule: (fact) => fact.rule };

/** Names and functions of the columns that a file of this type has. */
function outColumns(type) {
  return Object.entries(Object.assign({}, BEFORE, ...COLUMNS[type].map((column) => column.out), BEHIND));
}

/** Heading and rows of a file, cells as strings or null. */
function outTable(type, rows) {
  const columns = outColumns(type);
  return [columns.map(([name]) => name), ...rows.map(({ fact, page }) => columns.map(([, of]) => of(fact, page) ?? null))];
}
