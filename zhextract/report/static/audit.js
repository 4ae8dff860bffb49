// The audit: figures that cannot all be true, each with its sum and the places it stands on.

const auditView = {
  id: "audit",
  count(pages) {
    const audited = pages.filter((page) => page.extras.audit);
    return audited.length ? audited.reduce((sum, page) => sum + page.extras.audit.length, 0) : null;
  },
  render(host, pages) {
    const found = pages.flatMap((page) => (page.extras.audit || []).map((finding) => ({ page, finding })));
    const state = this.count(pages) === null ? "not_audited" : found.length ? "audit_hint" : "audit_none";
    const list = el("div", { class: "audit" });
    host.replaceChildren(el("p", { class: "hint" }, say(`ui.${state}`)), list);
    rowsInto(list, found, findingCard);
  },
};

function findingCard({ page, finding }) {
  const places = [...page.facts, ...page.times];
  const quotes = finding.quotes.map((quote) => {
    const over = places.filter(({ start, end }) => start <= quote.start && quote.end <= end);
    const [fact] = over.sort((a, b) => a.end - a.start - (b.end - b.start));
    return el("button", { class: `link ${fact ? fact.type : ""}`, onclick: () => goTo(page, fact, quote.start) }, quote.text);
  });
  return el("section", { class: "finding", "data-kind": finding.kind },
    el("h4", {}, say(`finding.${finding.kind}`), state.all ? ` · ${page.label()}` : null),
    el("p", { class: "sum" }, finding.sum),
    el("p", {}, quotes));
}

addView(auditView);
