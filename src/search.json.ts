import {existsSync, readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {questions} from "./questions.js";

/** What can be found of a question: its own words, and those of its page. */
export interface Searched {
  slug: string;
  question: string;
  short: string;
  answer: string;
  words: string;
  /** The questions that an interviewer asks next. */
  asked: string[];
  /** Every other word of the page, once. */
  text: string;
}

/** Words that stand on every page and tell none from another. */
const common = new Set(
  "a an and are as at be because before but by can does each first for from has have how if in into is it its more most no not of on one only or other same so than that the their them then there they this to two was what when where which who why with you your".split(
    " "
  )
);

const folder = new URL("./questions/", import.meta.url);
const source = (slug: string, file: string): string => {
  const url = new URL(`${slug}/${file}`, folder);
  return existsSync(url) ? readFileSync(url, "utf8") : "";
};

/** Prose without its marks: tags, cells, maths commands, links' addresses. */
const plain = (markdown: string): string =>
  markdown
    .replace(/^---[\s\S]*?---/, " ")
    .replace(/```[\s\S]*?```/g, " ")
    .replace(/\\\[[\s\S]*?\\\]|\\\([\s\S]*?\\\)|\{\{.*?\}\}|\[\[.*?\]\]/g, " ")
    .replace(/\]\([^)]*\)/g, " ")
    .replace(/<[^>]*>/g, " ");

/** Each word once, in the order in which they come. */
export function wordsOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu) ?? [];
  return [...new Set(words.flatMap((word) => [word, ...word.split(/[-’']/)]))]
    .filter((word) => word.length > 1 && !common.has(word))
    .join(" ");
}

/** What a page's scenes, predictions and goals say. */
const lessonOf = (slug: string): string =>
  [...source(slug, "lesson.ts").matchAll(/\b(?:title|text|ask|because):?\s*[`"]([^`"]{8,})[`"]/g)]
    .map(([, words]) => words.replace(/\$\{[^}]*\}/g, " "))
    .join(" ");

/** All that can be found, computed from the pages' own files. */
export function compute(): Searched[] {
  return questions.map(({slug, question, short, answer, words, ready}) => {
    const page = ready ? source(slug, "index.md") : "";
    const asked = [...page.matchAll(/<summary>([\s\S]*?)<\/summary>/g)]
      .map(([, summary]) => summary)
      .filter((summary) => summary !== "In full");
    return {
      slug,
      question,
      short,
      answer,
      words,
      asked: asked.map((question) => plain(question).replace(/\s+/g, " ").trim()),
      text: wordsOf(`${plain(page)} ${lessonOf(slug)}`)
    };
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.stdout.write(JSON.stringify(compute()));
