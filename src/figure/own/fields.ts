import {count} from "../../marks/format.js";
import {h} from "../dom.js";
import type {TableInfo} from "./reader.js";
import {type Choice, candidates, type Role} from "./roles.js";

/** The first rows, to see which column is which. */
export function previewTable({columns, preview, rows}: TableInfo): HTMLElement {
  return h(
    document,
    "div",
    {class: "own-preview", tabindex: 0, role: "region", "aria-label": "The first rows of your table"},
    h(
      document,
      "table",
      {},
      h(
        document,
        "thead",
        {},
        h(document, "tr", {}, ...columns.map(({name}) => h(document, "th", {scope: "col"}, name)))
      ),
      h(
        document,
        "tbody",
        {},
        ...preview.map((row) => h(document, "tr", {}, ...row.map((cell) => h(document, "td", {}, cell)))),
        ...(rows > preview.length
          ? [h(document, "tr", {}, h(document, "td", {colspan: columns.length}, `… ${count(rows)} rows`))]
          : [])
      )
    )
  );
}

/** What the reader chooses for one role; two classes are swapped by a click. */
export function roleField(
  role: Role,
  roles: readonly Role[],
  {columns}: TableInfo,
  choice: Choice,
  set: (index: number) => void
): HTMLElement {
  const possible = candidates(role, columns, roles, choice);
  const of = role.kind === "level" ? columns[choice[role.of]] : undefined;
  const name = (index: number) => (of ? `${of.name} = ${of.levels?.[index] ?? ""}` : columns[index].name);
  const none = role.kind !== "level" && role.optional;
  const options = [
    ...(none || choice[role.id] < 0
      ? [h(document, "option", {value: -1}, none ? "none" : "no column fits")]
      : []),
    ...possible.map((index) => h(document, "option", {value: index}, name(index)))
  ];
  const select = h(document, "select", {"data-role": role.id}, ...options);
  select.value = String(choice[role.id]);
  select.addEventListener("change", () => set(Number(select.value)));
  const swap =
    role.kind === "level" && possible.length === 2
      ? h(
          document,
          "button",
          {
            type: "button",
            class: "quiet",
            "data-role": `${role.id} swap`,
            onclick: () => set(1 - choice[role.id])
          },
          "Swap classes"
        )
      : null;
  return h(
    document,
    "p",
    {class: "own-role"},
    h(document, "label", {}, `${role.label} `, select),
    ...(swap ? [" ", swap] : [])
  );
}
