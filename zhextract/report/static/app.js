// The page as a whole: pages, tabs, language, theme, keys.

const views = [];
const pane = new TextPane(byId("text"));

/** Add a tab: `count(pages)` is the number in it or null, `render(host, pages)` draws it; its word is `tab.ID`. */
function addView(view) {
  views.push(view);
}

for (const type of TYPES) addView(new TableView(type));
addView(chartsView);

/** Draw everything that depends on the language or the page. */
async function refresh() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-say-label]")) named(node, say(node.dataset.sayLabel));
  for (const node of document.querySelectorAll("[data-say-placeholder]")) node.placeholder = say(node.dataset.sayPlaceholder);
  drawPageBar();
  await drawPage();
  await drawTabs();
  drawCard();
}

/** The name of an element for screen readers; of a button that shows only a sign, for the mouse too. */
function named(node, name) {
  node.setAttribute("aria-label", name);
  if (node.tagName === "BUTTON") node.title = name;
}

function drawPageBar() {
  const many = state.pages.length > 1;
  byId("pages").hidden = !many;
  byId("scope").hidden = !many;
  if (!many) return;
  const list = byId("page-list");
  list.replaceChildren(...state.pages.map((page) => el("option", { value: `${page.index + 1}  ${visible(page.label())}` }, say("ui.facts", page.count))));
  byId("page-name").value = `${state.at + 1}  ${visible(state.pages[state.at].label())}`;
  byId("page-count").textContent = `/ ${state.pages.length}`;
  byId("scope-page").setAttribute("aria-pressed", String(!state.all));
  byId("scope-all").setAttribute("aria-pressed", String(state.all));
  byId("scope-all").textContent = say("ui.all_pages", state.pages.length);
}

async function drawPage() {
  const page = state.pages[state.at];
  byId("reading").hidden = !page;
  if (!page) return;
  await page.load();
  const { source, published } = page.document;
  const about = [source, published ? `${say("ui.published")} ${published}` : say("ui.no_date"), say("ui.facts", page.count)];
  byId("about").textContent = visible(about.filter(Boolean).join(" · "));
  document.title = visible(`${page.label()} · zhextract`);
  drawLegend(page);
  redrawText(page);
}

/** What was left out stands in the text only while it is asked for. */
function redrawText(page) {
  pane.draw(page);
  pane.show(state.chosen, { scroll: false });
  redrawWhy();
}

/** Which types are painted, with their numbers. */
function drawLegend(page) {
  const leftOut = leftOutOf(page);
  byId("legend").replaceChildren(...[...TYPES, ...(leftOut && leftOut.length ? [SKIPPED] : [])].map((type) => {
    const toggle = el("button", {
      class: `key ${type}`, "aria-pressed": String(!state.hidden.has(type)),
      onclick: () => {
        if (!state.hidden.delete(type)) state.hidden.add(type);
        toggle.setAttribute("aria-pressed", String(!state.hidden.has(type)));
        if (type === SKIPPED) redrawText(page);
        else pane.restyle();
      },
    }, el("span", { class: `sample ${type}` }, say(`type.${type}`)), ` ${(type === SKIPPED ? leftOut : page.ofType(type)).length}`);
    return toggle;
  }));
}

async function drawTabs() {
  const pages = await pagesInScope();
  byId("tabs").replaceChildren(...views.map((view) => {
    const count = view.count(pages);
    return el("button", {
      role: "tab", id: `tab-${view.id}`, "aria-controls": "panel", "data-tab": view.id,
      "aria-selected": String(view.id === state.tab), tabindex: view.id === state.tab ? "0" : "-1",
      onclick: () => openTab(view.id),
    }, say(`tab.${view.id}`), count === null ? null : el("span", { class: "count" }, count));
  }));
  const panel = byId("panel");
  panel.setAttribute("aria-labelledby", `tab-${state.tab}`);
  views.find(({ id }) => id === state.tab).render(panel, pages);
}

/** Do heavy work after the page has shown that it works. */
async function whileBusy(work) {
  const panel = byId("panel");
  panel.setAttribute("aria-busy", "true");
  if (state.all) announce(say("ui.working"));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  try {
    await work();
  } finally {
    panel.removeAttribute("aria-busy");
    byId("notice").hidden = true;
  }
}

async function openTab(id) {
  state.tab = id;
  await drawTabs();
  byId(`tab-${id}`).focus();
}

/** Show another page. */
async function openPage(index) {
  if (index < 0 || index >= state.pages.length) return;
  [state.at, state.chosen] = [index, null];
  await refresh();
}

/** On a narrow screen either the text or the tables are seen. */
function showSide(side) {
  document.body.classList.toggle("tables-side", side === "tables");
  for (const name of ["text", "tables"]) byId(`side-${name}`).setAttribute("aria-pressed", String(name === side));
}

/** Show a fact of any page in the text, or the place where there is none. */
async function goTo(page, fact, place = 0) {
  showSide("text");
  if (page !== pane.page) {
    state.at = state.pages.indexOf(page);
    drawPageBar();
    await drawPage();
    if (!state.all) await drawTabs();
  }
  choose(fact);
  if (!fact) bringIntoView(pane.segments[pane.segmentAt(place)].element);
}

/** At a place without a fact the page says why. */
function noFactAt(place) {
  choose(null);
  whyAt(place);
}

function setTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

/** Arrow keys go from tab to tab. */
function tabKeys(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const at = views.findIndex(({ id }) => id === state.tab);
  openTab(views[(at + step + views.length) % views.length].id);
  event.preventDefault();
}

function listen() {
  byId("language").addEventListener("click", () => {
    state.language = state.language === "zh" ? "en" : "zh";
    refresh();
  });
  byId("theme").addEventListener("click", setTheme);
  for (const side of ["text", "tables"]) byId(`side-${side}`).addEventListener("click", () => showSide(side));
  byId("tabs").addEventListener("keydown", tabKeys);
  byId("page-back").addEventListener("click", () => openPage(state.at - 1));
  byId("page-on").addEventListener("click", () => openPage(state.at + 1));
  byId("page-name").addEventListener("focus", (event) => event.target.select());
  byId("page-name").addEventListener("change", (event) => openPage(pageNamed(event.target.value)));
  for (const [id, all] of [["scope-page", false], ["scope-all", true]]) {
    byId(id).addEventListener("click", async () => {
      state.all = all;
      drawPageBar();
      await whileBusy(drawTabs);
    });
  }
  byId("why-words").addEventListener("keydown", (event) => {
    if (event.key === "Enter") askAbout(event.target.value.trim());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("with-card")) closeCard();
  });
}

/** The page whose number or name was typed. */
function pageNamed(typed) {
  const number = /^\d+/.exec(typed);
  if (number && Number(number[0]) >= 1 && Number(number[0]) <= state.pages.length) return Number(number[0]) - 1;
  const at = state.pages.findIndex((page) => page.label().includes(typed) || page.name.includes(typed));
  return at < 0 ? state.at : at;
}

async function start() {
  if (!("DecompressionStream" in window)) {
    announce(say("ui.old_browser"));
    return;
  }
  const wanted = document.documentElement.dataset.language;
  state.language = wanted === "auto" ? (/^zh/i.test(navigator.language) ? "zh" : "en") : wanted;
  state.pages = pagesOfFile();
  listen();
  await refresh();
  document.documentElement.dataset.ready = "yes";
}
