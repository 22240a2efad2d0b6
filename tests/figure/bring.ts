import type {OwnTable} from "../../src/figure/contract.js";
import {type Choice, choose, infoOf} from "../../src/figure/own/roles.js";
import {parseTable} from "../../src/figure/own/table.js";
import {take} from "../../src/figure/own/take.js";

export interface Brought<Data> {
  data: Data;
  /** What the dialog says before the reader uses the table. */
  note: string;
  /** The columns that were preset or asked for, by role. */
  columns: Record<string, string>;
}

/** Brings a text to a figure as the dialog does: with what is preset, or with what `asked` names by role. */
export function bring<Data>(
  own: OwnTable<Data>,
  data: Data,
  text: string,
  asked: Readonly<Record<string, string>> = {}
): Brought<Data> {
  const table = parseTable(text);
  const infos = infoOf(table);
  const roles = own.roles(infos);
  let choice: Choice = {};
  // One after the other, as a reader does: a class is chosen of the column that was chosen before.
  for (const [id, name] of Object.entries(asked)) {
    const role = roles.find((role) => role.id === id);
    if (!role) throw new Error(`no role ${id}`);
    const before = choose(roles, infos, choice);
    const index =
      role.kind === "level"
        ? (infos[before[role.of]].levels ?? []).indexOf(name)
        : infos.findIndex((info) => info.name === name);
    choice = {...choice, [id]: index};
  }
  const chosen = choose(roles, infos, choice);
  const taken = take(table, roles, chosen, own.most, own.series);
  const accepted = own.accept(data, taken);
  const columns = Object.fromEntries(
    roles.map((role) => {
      const index = chosen[role.id];
      const level = role.kind === "level" ? infos[chosen[role.of]]?.levels?.[index] : undefined;
      return [role.id, level ?? infos[index]?.name ?? "none"];
    })
  );
  return {data: accepted.data, note: [accepted.note, ...taken.remarks].filter(Boolean).join(" "), columns};
}
