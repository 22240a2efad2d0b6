import {count, plural} from "../../marks/format.js";
import {openDialog} from "../dialog.js";
import {h} from "../dom.js";
import type {Live} from "../figure.js";
import {startReader} from "./ask.js";
import {previewTable, roleField} from "./fields.js";
import {keep} from "./keep.js";
import type {Question, TableInfo} from "./reader.js";
import {type Choice, choose, type Role, withChoice} from "./roles.js";
import {sourceForm} from "./source.js";
import {maxBytes} from "./table.js";
import type {Taken} from "./take.js";

/** What the reader last pasted, a figure: opening the dialog again finds it there. */
const pasted = new WeakMap<Live, string>();

/** The dialog in which a reader brings a table of their own, and says which of its columns is what. */
export async function openOwn(live: Live): Promise<void> {
  const own = live.spec.own;
  if (!own) return;
  const table = await own.load();
  const {dialog, body} = openDialog("Use your own data", "own");
  const status = h(document, "p", {class: "own-status", role: "status"});
  const say = (message: string, wrong = false) => {
    status.textContent = message;
    status.classList.toggle("own-error", wrong);
  };
  // Named here and not where it is asked: its address is relative to the module that the page fetches.
  const reader = startReader(() => new Worker(import.meta.resolve("./worker.js"), {type: "module"}));
  dialog.addEventListener("close", () => reader.stop());

  const source = sourceForm(table, pasted.get(live) ?? "");
  const chosen = h(document, "div", {class: "own-choose", hidden: true});
  const actions = h(document, "p", {class: "own-actions", hidden: true});
  body.append(
    source.element,
    chosen,
    status,
    actions,
    h(
      document,
      "p",
      {class: "control-help"},
      "The table stays in this browser: nothing is sent anywhere, and a link to this figure does not carry it. A reload of this page keeps it, for a day at most."
    )
  );

  const ask = async (question: Question): Promise<TableInfo | null> => {
    say("Reading …");
    const answer = await reader.ask(question);
    if (!answer) return null;
    if (answer.kind === "table") return answer.info;
    say(answer.kind === "error" ? answer.error : "The table could not be read.", true);
    return null;
  };
  const read = async (from: string | Blob) => {
    if (from instanceof Blob && from.size > maxBytes) {
      say(`This file has ${count(from.size / 1e6)} MB; up to ${count(maxBytes / 1e6)} MB can be read.`, true);
      return;
    }
    const info = await ask({kind: "read", source: from});
    if (info) show(info);
  };

  /** Shows what was read, and asks which column is what. */
  function show(info: TableInfo): void {
    const roles = table.roles(info.columns);
    let choice = choose(roles, info.columns);
    /** What the reader chose by hand: the rest is guessed again where it depends on that. */
    let asked: Choice = {};
    let ready: {data: unknown; note: string; taken: Taken} | null = null;
    const use = h(document, "button", {type: "button", class: "strong", disabled: true}, "Use this table");
    const another = h(document, "button", {type: "button", class: "quiet"}, "Another table");
    const headed = h(document, "input", {type: "checkbox", checked: info.headed});
    const fields = h(document, "div", {class: "own-roles"});
    const check = async () => {
      use.disabled = true;
      ready = null;
      // What is sent to a worker holds no functions.
      const plain = roles.map((role): Role => {
        const {guess: _, ...rest} = role as Role & {guess?: unknown};
        return rest;
      });
      const answer = await reader.ask({
        kind: "take",
        roles: plain,
        choice,
        most: table.most,
        series: table.series
      });
      if (!answer) return;
      try {
        if (answer.kind !== "taken") throw new Error(answer.kind === "error" ? answer.error : "");
        const accepted = table.accept(live.data, answer.taken);
        const note = [accepted.note, ...answer.taken.remarks].filter(Boolean).join(" ");
        ready = {data: accepted.data, note, taken: answer.taken};
        use.disabled = false;
        say(note);
      } catch (error) {
        say(error instanceof Error ? error.message : String(error), true);
      }
    };
    const draw = () => {
      const focused = document.activeElement?.getAttribute("data-role");
      fields.replaceChildren(
        ...roles.map((role) =>
          roleField(role, roles, info, choice, (index) => {
            asked = withChoice(roles, asked, role, index);
            choice = choose(roles, info.columns, asked);
            draw();
            check();
          })
        )
      );
      if (focused) fields.querySelector<HTMLElement>(`[data-role="${CSS.escape(focused)}"]`)?.focus();
    };
    headed.addEventListener("change", async () => {
      const again = await ask({kind: "head", head: headed.checked});
      if (again) show(again);
    });
    another.addEventListener("click", () => {
      chosen.hidden = true;
      actions.hidden = true;
      source.element.hidden = false;
      say("");
      source.text.focus();
    });
    use.addEventListener("click", () => {
      if (!ready || !own) return;
      const {data, note, taken} = ready;
      live.replaceData(data);
      live.set({[own.param]: own.option});
      live.note(note);
      keep(live.spec.slug, taken, note);
      dialog.close();
    });
    const remarks = info.remarks.length ? ` ${info.remarks.join(" ")}` : "";
    chosen.replaceChildren(
      h(
        document,
        "p",
        {},
        `${plural(info.rows, "row")} and ${plural(info.columns.length, "column")}.${remarks}`
      ),
      previewTable(info),
      h(document, "p", {}, h(document, "label", {}, headed, " The first row holds the names")),
      fields
    );
    actions.replaceChildren(use, " ", another);
    source.element.hidden = true;
    chosen.hidden = false;
    actions.hidden = false;
    draw();
    check();
    fields.querySelector<HTMLElement>("select")?.focus();
  }

  source.on({
    text: (text) => {
      pasted.set(live, text);
      read(text);
    },
    file: read
  });
}
