// The live page: a text is sent to the server of this page, and its facts are shown at once.

const PAUSE = 500; // milliseconds after the last key
let asking = null; // what is being waited for

/** The answer to a request, as text; an error in the server's own words where it refuses. */
async function ask(path, body, { type = "application/json", signal } = {}) {
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body, signal });
  const answer = await response.text();
  if (response.ok) return answer;
  let message = `${response.status} ${response.statusText}`;
  try {
    message = JSON.parse(answer).error.message;
  } catch {
    // no error of this server: the status has to do
  }
  throw new Error(message);
}

/** Extract what stands in the text area, and show it. */
async function extractNow() {
  const text = byId("paste-text").value;
  const source = byId("paste").dataset.source || null;
  if (asking) asking.abort();
  status("");
  if (!text.trim()) return showPages([]);
  const mine = (asking = new AbortController());
  status(say("live.working"));
  try {
    const request = JSON.stringify({ text, published: byId("paste-date").value || null, source });
    const raw = await ask("extract", request, { signal: mine.signal });
    const page = new Page({ name: source || "", title: "", count: 0 }).read(text, raw);
    status("");
    await showPages([page]);
    await addExtras(page, request, mine.signal);
  } catch (error) {
    if (error.name !== "AbortError") status(error.message, true);
  }
}

/** What is shown besides the facts comes after them; nothing is lost where it does not come. */
async function addExtras(page, request, signal) {
  page.extras = JSON.parse(await ask("extras", request, { signal }));
  if (page !== pane.page) return;
  drawLegend(page);
  if (!state.hidden.has(SKIPPED)) redrawText(page);
  await drawTabs();
}

/** What a reader asks for by the button or the keys; unlike while typing, an empty text is spoken of. */
async function extractAsked() {
  await extractNow();
  if (byId("paste-text").value.trim()) return;
  status(say("live.empty"), true);
  byId("paste-status").dataset.say = "live.empty"; // so that it follows the language
  byId("paste-text").focus();
}

function status(message, failed = false) {
  delete byId("paste-status").dataset.say;
  byId("paste-status").textContent = visible(message);
  byId("paste-status").classList.toggle("failed", failed);
}

async function showPages(pages) {
  [state.pages, state.at, state.chosen] = [pages, 0, null];
  closeWhy();
  await refresh();
}

function mediaType(name) {
  if (/\.html?$/i.test(name)) return "text/html";
  return /\.pdf$/i.test(name) ? "application/pdf" : "application/octet-stream";
}

/** Let the server read a file, whatever its encoding, and extract its text. */
async function openFile(file) {
  if (!file) return;
  status(say("live.working"));
  try {
    const { text, published } = JSON.parse(await ask("read", await file.arrayBuffer(), { type: mediaType(file.name) }));
    byId("paste-text").value = text;
    if (published) byId("paste-date").value = published;
    byId("paste").dataset.source = file.name;
    await extractNow();
  } catch (error) {
    status(error.message, true);
  }
}

/** Ask the server why nothing was found at a place, and show the answer beside the text. */
async function askWhy(place) {
  const page = pane.page;
  try {
    const request = JSON.stringify({ text: page.text, published: page.document.published, at: place });
    drawWhy(JSON.parse(await ask("explain", request)), page);
  } catch (error) {
    announce(error.message);
  }
}

function listenLive() {
  const area = byId("paste-text");
  const later = () => {
    clearTimeout(later.timer);
    later.timer = setTimeout(extractNow, PAUSE);
  };
  const asked = () => {
    clearTimeout(later.timer);
    extractAsked();
  };
  area.addEventListener("input", () => {
    delete byId("paste").dataset.source;
    later();
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) asked();
  });
  byId("paste-date").addEventListener("change", extractNow);
  byId("paste-go").addEventListener("click", asked);
  byId("paste-example").addEventListener("click", () => {
    area.value = say("live.example_text");
    byId("paste-date").value = say("live.example_date");
    extractNow();
  });
  byId("paste-file").addEventListener("change", (event) => openFile(event.target.files[0]));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    openFile(event.dataTransfer.files[0]);
  });
}

listenLive();
