import MiniSearch from "minisearch";
import type {Searched} from "../search.json.js";

export interface Found {
  slug: string;
  question: string;
  answer: string;
  /** The follow-up question in which what was typed stands; null where it stands elsewhere. */
  where: string | null;
}

export interface Index {
  /** What matches all words of `text`, the best first. */
  search(text: string): Found[];
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** An index of the pages' words: a page is found by any of them, and first by its own question's. */
export function indexOf(documents: readonly Searched[]): Index {
  const index = new MiniSearch<Searched>({
    idField: "slug",
    fields: ["question", "short", "words", "answer", "asked", "text"],
    tokenize: wordsOf,
    extractField: (document, field) => [document[field as keyof Searched]].flat().join(" "),
    searchOptions: {
      boost: {short: 8, words: 6, question: 6, answer: 3, asked: 2},
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: {fuzzy: 0.2, prefix: 0.5},
      combineWith: "AND"
    }
  });
  index.addAll(documents);
  const byName = new Map(documents.map((document) => [document.slug, document]));
  return {
    search: (text) => {
      const typed = wordsOf(text);
      const holds = (all: string[], word: string) => all.some((other) => other.startsWith(word));
      /** How many of the words stand in the question itself. */
      const named = ({question, short}: Searched): number => {
        const own = wordsOf(`${question} ${short}`);
        return typed.filter((word) => holds(own, word)).length;
      };
      const matched = index.search(text).flatMap(({id}) => byName.get(id as string) ?? []);
      // What a hyphen joins is one thing: who types "p-value" does not mean a p here and a value there.
      const joined = text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? [];
      const whole = ({question, short, answer, words, asked, text: all}: Searched): number => {
        const said = `${question} ${short} ${words} ${answer} ${asked.join(" ")} ${all}`.toLowerCase();
        return joined.filter((word) => said.includes(word)).length;
      };
      // A question that is asked in these words comes before pages that only speak of them; the rest as they match.
      const ranked = matched
        .map((document) => ({document, named: named(document), whole: whole(document)}))
        .sort((a, b) => b.whole - a.whole || b.named - a.named);
      return ranked.map(({document: {slug, question, answer, short, words, asked}}) => {
        const own = wordsOf(`${question} ${short} ${words} ${answer}`);
        const where = typed.every((word) => holds(own, word))
          ? null
          : (asked.find((question) => typed.every((word) => holds(wordsOf(question), word))) ?? null);
        return {slug, question, answer, where};
      });
    }
  };
}
