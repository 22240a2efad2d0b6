import {count, plural} from "../marks/format.js";
import {maxBytes} from "./csv.js";
import {openDialog} from "./dialog.js";
import {h} from "./dom.js";
import type {Live} from "./figure.js";
import type {Table} from "./table.js";

/** What the reader last pasted, a figure: opening the dialog again finds it there. */
const pasted = new WeakMap<Live, string>();

/** The dialog in which a reader brings a table of their own. */
export function openOwn(live: Live): void {
  const own = live.spec.own;
  if (!own) return;
  const {dialog, body} = openDialog("Use your own data", "own");
  const text = h(document, "textarea", {
    rows: 8,
    "aria-label": "Your table, as CSV",
    placeholder: own.example,
    spellcheck: "false"
  });
  text.value = pasted.get(live) ?? "";
  const file = h(document, "input", {
    type: "file",
    accept: ".csv,.tsv,.txt,text/csv,text/plain",
    "aria-label": "A CSV file"
  });
  const status = h(document, "p", {class: "own-status", role: "status"});
  const use = h(document, "button", {type: "button", class: "strong"}, "Use this table");
  const sample = h(document, "button", {type: "button", class: "quiet"}, "Fill in the example");
  const drop = h(
    document,
    "div",
    {class: "own-drop"},
    h(document, "p", {}, own.ask),
    text,
    h(document, "p", {}, use, " ", sample),
    h(document, "p", {}, h(document, "label", {}, "or choose a file, or drop one here: ", file))
  );
  body.append(
    drop,
    status,
    h(
      document,
      "p",
      {class: "control-help"},
      "The table stays in this browser: nothing is sent anywhere, and a link to this figure does not carry it."
    )
  );

  const say = (message: string, wrong = false) => {
    status.textContent = message;
    status.classList.toggle("own-error", wrong);
  };
  let reader: Worker | null = null;
  dialog.addEventListener("close", () => reader?.terminate());
  const read = (source: string | Blob) => {
    reader?.terminate();
    if (source instanceof Blob && source.size > maxBytes) {
      say(
        `This file has ${count(source.size / 1e6)} MB; up to ${count(maxBytes / 1e6)} MB can be read.`,
        true
      );
      return;
    }
    say("Reading …");
    reader = new Worker(import.meta.resolve("./csv-worker.js"), {type: "module"});
    reader.addEventListener("error", (event) => {
      event.preventDefault();
      say("The file could not be read here: it may be too large for this browser.", true);
    });
    reader.addEventListener("message", ({data}: MessageEvent<{table: Table} | {error: string}>) => {
      reader?.terminate();
      try {
        if ("error" in data) throw new Error(data.error);
        const {table} = data;
        const accepted = own.accept(live.data, table);
        const ragged = table.ragged
          ? ` ${plural(table.ragged, "row")} with another number of cells left out.`
          : "";
        live.replaceData(accepted.data);
        live.set({[own.param]: own.option});
        live.note(`${accepted.note}${ragged}`);
        dialog.close();
      } catch (error) {
        say(error instanceof Error ? error.message : String(error), true);
      }
    });
    reader.postMessage(source);
  };
  use.addEventListener("click", () => {
    pasted.set(live, text.value);
    read(text.value);
  });
  sample.addEventListener("click", () => {
    text.value = own.example;
  });
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) read(chosen);
  });
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const dropped = event.dataTransfer?.files[0];
    if (dropped) read(dropped);
  });
}
