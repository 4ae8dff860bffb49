// Copies and downloads, all made in the page.

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
function harmless(cell) {
  if (cell === null) return "";
  return /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}

async function copyTable(type, rows) {
  const lines = outTable(type, rows).map((cells) => cells.map((cell) => harmless(cell).replace(/[\t\r\n]+/g, " ")).join("\t"));
  announce(say((await copyText(lines.join("\n") + "\n")) ? "ui.copied" : "ui.copy_failed"));
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = el("textarea", { class: "offscreen" });
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

function csvText(type, rows) {
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return outTable(type, rows).map((cells) => cells.map((cell) => quoted(harmless(cell))).join(",") + "\n").join("");
}

function downloadCsv(type, rows) {
  save(`${type}.csv`, "text/csv;charset=utf-8", "\ufeff" + csvText(type, rows)); // the mark tells spreadsheets that it is UTF-8
}

/** The documents as `zhextract extract --format json` gives them: one, or a list. */
function downloadJson(pages) {
  const documents = pages.map((page) => page.raw);
  save("facts.json", "application/json", documents.length === 1 ? documents[0] + "\n" : `[${documents.join(",\n")}]\n`);
}

function downloadExcel(pages) {
  const sheets = TYPES.map((type) => {
    const rows = pages.flatMap((page) => page.ofType(type).map((fact) => ({ page, fact })));
    return { name: say(`tab.${type}`), rows: outTable(type, rows) };
  }).filter((sheet) => sheet.rows.length > 1);
  const empty = [{ name: say("ui.report"), rows: [[say("ui.nothing")]] }];
  save("facts.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook(sheets.length ? sheets : empty));
}

function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
