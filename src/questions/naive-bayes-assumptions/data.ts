/** What the loader counted in data/messages.csv, and the reader's own table where there is one. */
export interface Data {
  /** The dictionary: all words of all 300 messages, in one line. */
  words: string;
  /** Of each word, how often it stands in the 120 ordinary messages that are read. */
  ham: readonly number[];
  /** … and in the first 10, 20, 40 and 80 spam messages. */
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
