// Pages: a text and its document, packed in a block of the file or sent by the server.

const AT_ONCE = 100; // pages that are unpacked side by side

/** One text with its document; `load` unpacks it once. */
class Page {
  constructor({ name, title, count, packed = null, index = 0 }) {
    Object.assign(this, { name, title, count, packed, index, loading: null, text: "", raw: "" });
  }

  load() {
    this.loading = this.loading || unpack(this.packed()).then((lines) => this.take(lines));
    return this.loading;
  }

  /** Read `{text, extras}` of the first line and the document of the second. */
  take(lines) {
    const cut = lines.indexOf("\n");
    const { text, extras } = JSON.parse(lines.slice(0, cut));
    return this.read(text, lines.slice(cut + 1), extras);
  }

  read(text, raw, extras = {}) {
    const document = JSON.parse(withDigits(raw));
    const times = document.times.map((time, number) => ({ ...time, type: "time", id: `t${number + 1}` }));
    Object.assign(this, { text, raw, extras, document, times, facts: document.facts });
    this.chars = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
    this.length = this.chars ? this.chars.length : text.length;
    this.byId = new Map([...this.facts, ...times].map((fact) => [fact.id, fact]));
    this.count = this.facts.length;
    this.loading = Promise.resolve(this);
    return this;
  }

  /** The characters from `start` to `end`, in code points. */
  slice(start, end) {
    return this.chars ? this.chars.slice(start, end).join("") : this.text.slice(start, end);
  }

  ofType(type) {
    return type === "time" ? this.times : this.facts.filter((fact) => fact.type === type);
  }

  /** The changes of a quantity. */
  changesOf(id) {
    return this.facts.filter((fact) => fact.of === id);
  }

  label() {
    return this.title || this.name;
  }
}

/** Numbers as strings of their own digits; a key never stands unescaped in a JSON string. */
function withDigits(raw) {
  return raw.replace(/"(value|low|high)":(-?\d[\d.eE+-]*)/g, '"$1":"$2"');
}

async function unpack(base64) {
  const chars = atob(base64);
  const bytes = new Uint8Array(chars.length);
  for (let at = 0; at < chars.length; at += 1) bytes[at] = chars.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

function pagesOfFile() {
  return [...document.querySelectorAll("script.page")].map((block, index) => {
    const { name, title, facts } = block.dataset;
    return new Page({ name, title, index, count: Number(facts), packed: () => block.textContent });
  });
}

/** The pages that tables and figures are about, read. */
async function pagesInScope() {
  if (!state.all) return state.pages.length ? [await state.pages[state.at].load()] : [];
  for (let at = 0; at < state.pages.length; at += AT_ONCE) {
    if (at) announce(say("ui.loading", `${at} / ${state.pages.length}`));
    await Promise.all(state.pages.slice(at, at + AT_ONCE).map((page) => page.load()));
  }
  return state.pages;
}
