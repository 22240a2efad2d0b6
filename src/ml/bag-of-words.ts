/** Words of a text: runs of letters, digits and apostrophes within a word, in lower case. */
export function tokenize(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []
  );
}

/**
 * The words that stand in at least `minDocuments` of the documents, in order of first appearance.
 *
 * @param documents each the tokens of one text
 */
export function vocabularyOf(documents: readonly (readonly string[])[], minDocuments = 1): string[] {
  const documentsWith = new Map<string, number>();
  for (const words of documents)
    for (const word of new Set(words)) documentsWith.set(word, (documentsWith.get(word) ?? 0) + 1);
  return [...documentsWith].filter(([, count]) => count >= minDocuments).map(([word]) => word);
}

/**
 * One row a document, one column a word of the vocabulary, row-major n × p. Words that are not in the vocabulary leave no
 * trace.
 *
 * @param cells "binary": 1 where the word stands in the document; "count": how often it does
 */
export function bagOfWords(
  documents: readonly (readonly string[])[],
  vocabulary: readonly string[],
  cells: "binary" | "count" = "binary"
): Float64Array {
  const column = new Map(vocabulary.map((word, j) => [word, j]));
  const p = vocabulary.length;
  const X = new Float64Array(documents.length * p);
  documents.forEach((words, i) => {
    for (const word of words) {
      const j = column.get(word);
      if (j === undefined) continue;
      if (cells === "binary") X[i * p + j] = 1;
      else X[i * p + j] += 1;
    }
  });
  return X;
}
