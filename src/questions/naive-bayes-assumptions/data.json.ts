import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {csvParse} from "d3-dsv";
import {tokenize, vocabularyOf} from "../../ml/bag-of-words.js";
import type {Data} from "./data.js";
import {SPAM} from "./params.js";

/** Messages beyond the first 200 are for testing: the dictionary has their words, the counts do not. */
export const TRAIN = 200;

export function messages(): {words: string[]; label: 0 | 1}[] {
  const file = fileURLToPath(new URL("../../../data/messages.csv", import.meta.url));
  return csvParse(readFileSync(file, "utf8")).map(({text, label}) => ({
    words: tokenize(text),
    label: label === "spam" ? 1 : 0
  }));
}

export function compute(): Data {
  const all = messages();
  const words = vocabularyOf(all.map((m) => m.words));
  const column = new Map(words.map((word, j) => [word, j]));
  const count = (some: typeof all): number[] => {
    const counts = words.map(() => 0);
    for (const m of some) for (const word of m.words) ++counts[column.get(word) as number];
    return counts;
  };
  const read = all.slice(0, TRAIN);
  const spam = read.filter(({label}) => label === 1);
  const ham = count(read.filter(({label}) => label === 0));
  const parts = SPAM.map((k, i) => count(spam.slice(i ? SPAM[i - 1] : 0, k)));
  const key = (j: number): string =>
    [ham, ...parts].map((counts) => String(counts[j]).padStart(3, "0")).join();
  const order = [...words.keys()].sort((i, j) =>
    key(i) === key(j) ? (words[i] < words[j] ? -1 : 1) : key(i) < key(j) ? -1 : 1
  );
  const ordered = (counts: number[]): number[] => order.map((j) => counts[j]);
  return {words: order.map((j) => words[j]).join(" "), ham: ordered(ham), spam: parts.map(ordered)};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
