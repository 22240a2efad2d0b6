/** What the loader counted in data/messages.csv, and the reader's own table where there is one. */
export interface Data {
  /** The dictionary: all words of all 300 messages, in one line; words with the same counts together, which packs well. */
  words: string;
  /** Of each word, how often it stands in the 120 ordinary messages that are read. */
  ham: readonly number[];
  /** … and in the first 10 spam messages, in the 10 after them, the 20 after these, and the last 40. */
  spam: readonly (readonly number[])[];
  own?: Own;
}

/** Rows with two features and a class. */
export interface Own {
  x: Float64Array;
  y: Float64Array;
  label: Uint8Array;
  classes: readonly [string, string];
  xName: string;
  yName: string;
}
