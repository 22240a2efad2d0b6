import {decode} from "./decode.js";
import {type Choice, type ColumnInfo, infoOf, type Role} from "./roles.js";
import {parseTable, type Table} from "./table.js";
import {type Taken, take} from "./take.js";

/** What is known of a table when the reader chooses. */
export interface TableInfo {
  columns: readonly ColumnInfo[];
  rows: number;
  preview: readonly (readonly string[])[];
  headed: boolean;
  remarks: readonly string[];
}

/** What the page asks: to read a text or file, to read the same again otherwise, to take what the reader chose. */
export type Question =
  | {kind: "read"; source: string | Blob}
  | {kind: "head"; head: boolean}
  | {kind: "take"; roles: readonly Role[]; choice: Choice; most: number; series?: string};

export type Answer =
  | {kind: "table"; info: TableInfo}
  | {kind: "taken"; taken: Taken}
  | {kind: "error"; error: string};

let text = "";
let encoding = "";
let table: Table | null = null;

/** Answers one question; the table stays here, off the page's own thread. */
export async function answer(question: Question): Promise<Answer> {
  try {
    if (question.kind === "take") {
      if (!table) throw new Error("The table is gone: read it again.");
      return {
        kind: "taken",
        taken: take(table, question.roles, question.choice, question.most, question.series)
      };
    }
    if (question.kind === "read") {
      table = null;
      encoding = "";
      if (typeof question.source === "string") text = question.source;
      else ({text, encoding} = decode(new Uint8Array(await question.source.arrayBuffer())));
    }
    table = parseTable(text, question.kind === "head" ? {head: question.head} : {});
    if (encoding && encoding !== "UTF-8") table.remarks.unshift(`Read as ${encoding}.`);
    const {rows, preview, headed, remarks} = table;
    return {kind: "table", info: {columns: infoOf(table), rows, preview, headed, remarks}};
  } catch (error) {
    return {kind: "error", error: error instanceof Error ? error.message : String(error)};
  }
}
