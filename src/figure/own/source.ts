import {count} from "../../marks/format.js";
import type {OwnTable} from "../contract.js";
import {h} from "../dom.js";

export interface Source {
  element: HTMLElement;
  text: HTMLTextAreaElement;
  on(listeners: {text: (text: string) => void; file: (file: File) => void}): void;
}

/** Where a table is pasted, chosen or dropped. */
export function sourceForm(table: OwnTable<unknown>, before: string): Source {
  const text = h(document, "textarea", {
    rows: 8,
    "aria-label": "Your table, as CSV",
    placeholder: table.example,
    spellcheck: "false"
  });
  text.value = before;
  const file = h(document, "input", {
    type: "file",
    accept: ".csv,.tsv,.txt,.dat,text/csv,text/plain",
    "aria-label": "A CSV file"
  });
  const go = h(document, "button", {type: "button", class: "strong"}, "Read this table");
  const sample = h(document, "button", {type: "button", class: "quiet"}, "Fill in the example");
  sample.addEventListener("click", () => {
    text.value = table.example;
  });
  const element = h(
    document,
    "div",
    {class: "own-drop"},
    h(
      document,
      "p",
      {},
      `${table.ask} Of more than ${count(table.most)} rows ${table.series === undefined ? "a random sample is" : "the last ones are"} taken. Any text with cells will do, as spreadsheets, R and Python write it.`
    ),
    text,
    h(document, "p", {}, go, " ", sample),
    h(document, "p", {}, h(document, "label", {}, "or choose a file, or drop one here: ", file))
  );
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    element.classList.add("over");
  });
  element.addEventListener("dragleave", () => element.classList.remove("over"));
  return {
    element,
    text,
    on(listeners) {
      go.addEventListener("click", () => listeners.text(text.value));
      file.addEventListener("change", () => {
        const chosen = file.files?.[0];
        // The same file may be chosen again, after it was mended.
        file.value = "";
        if (chosen) listeners.file(chosen);
      });
      element.addEventListener("drop", (event) => {
        event.preventDefault();
        element.classList.remove("over");
        const dropped = event.dataTransfer?.files[0];
        if (dropped) listeners.file(dropped);
      });
    }
  };
}
