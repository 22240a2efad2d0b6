import {tokenize} from "../../ml/bag-of-words.js";

export interface LabelingFunction {
  /** Short enough for its row of the picture. */
  name: string;
  /** What it says where it applies: spam, or ham. */
  vote: 1 | -1;
  applies(text: string, words: readonly string[]): boolean;
}

const anyOf = (list: string): ((text: string, words: readonly string[]) => boolean) => {
  const set = new Set(list.split(" "));
  return (_, words) => words.some((word) => set.has(word));
};

/**
 * The given functions: rules of thumb about how a message looks, plain predicates. They were chosen with the messages and
 * the rules' accuracies on gold labels in view, so these accuracies say nothing about rules written blindly: “polite words”
 * is a bad one on purpose, and “ends with !” says little that “has !” has not said.
 */
export const given: readonly LabelingFunction[] = [
  {
    name: "prize words",
    vote: 1,
    applies: anyOf(
      "win winner won prize claim reward voucher gift bonus free congratulations exclusive selected guaranteed"
    )
  },
  {
    name: "money words",
    vote: 1,
    applies: anyOf(
      "cash money loan loans credit debt price prices cheap pay fund refund sale deal bank earn save offer cost"
    )
  },
  {
    name: "asks to act",
    vote: 1,
    applies: anyOf(
      "click clicking tap link log login verify confirm download text apply activate redeem reply join order open call"
    )
  },
  {name: "word in CAPITALS", vote: 1, applies: (text) => /\b[A-Z]{3,}\b/.test(text)},
  {name: "has “!”", vote: 1, applies: (text) => text.includes("!")},
  {name: "ends with “!”", vote: 1, applies: (text) => text.endsWith("!")},
  {name: "polite words", vote: 1, applies: anyOf("please thanks thank sorry")},
  {name: "first person", vote: -1, applies: anyOf("i i'm i'll i've i'd my me we we're us")},
  {name: "7 words at most", vote: -1, applies: (_, words) => words.length <= 7},
  {name: "ends with “?”", vote: -1, applies: (text) => text.endsWith("?")},
  {
    name: "home and work",
    vote: -1,
    applies: anyOf(
      "mom dad grandma grandpa kids home office class train bus car dog cat school meeting room door dinner lunch"
    )
  }
];

/** The reader's own: votes where the keyword, one word or several in a row, stands in the message. */
export function keywordRule(keyword: string, vote: 1 | -1): LabelingFunction | null {
  const wanted = tokenize(keyword);
  if (!wanted.length) return null;
  return {
    name: `“${keyword.trim()}”`,
    vote,
    applies: (_, words) => words.some((_word, at) => wanted.every((w, k) => words[at + k] === w))
  };
}

/** All votes on the messages, row-major messages × functions. */
export function cast(
  texts: readonly string[],
  words: readonly (readonly string[])[],
  functions: readonly LabelingFunction[]
): Int8Array {
  const m = functions.length;
  const votes = new Int8Array(texts.length * m);
  texts.forEach((text, i) => {
    functions.forEach(({vote, applies}, j) => {
      if (applies(text, words[i])) votes[i * m + j] = vote;
    });
  });
  return votes;
}
