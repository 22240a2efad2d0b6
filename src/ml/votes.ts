/** Votes of m labeling functions on n items, row-major n × m: 1 for the first class, −1 for the second, 0 abstains. */
export interface VoteMatrix {
  votes: Int8Array;
  n: number;
  m: number;
}

/** An item's label by majority: 1 or −1; 0 where votes are tied or there are none. */
export function majorityVote({votes, n, m}: VoteMatrix): Int8Array {
  const labels = new Int8Array(n);
  for (let i = 0; i < n; ++i) {
    let sum = 0;
    for (let j = 0; j < m; ++j) sum += votes[i * m + j];
    labels[i] = Math.sign(sum);
  }
  return labels;
}

/** How a labeling function stands among the others: numbers of items. */
export interface VoteSummary {
  /** It votes. */
  coverage: number;
  /** It votes and another one does too. */
  overlap: number;
  /** It votes and another one votes otherwise. */
  conflict: number;
}

export function summarizeVotes({votes, n, m}: VoteMatrix): VoteSummary[] {
  const sums = Array.from({length: m}, () => ({coverage: 0, overlap: 0, conflict: 0}));
  for (let i = 0; i < n; ++i) {
    let [plus, minus] = [0, 0];
    for (let j = 0; j < m; ++j) {
      if (votes[i * m + j] > 0) ++plus;
      else if (votes[i * m + j] < 0) ++minus;
    }
    for (let j = 0; j < m; ++j) {
      const vote = votes[i * m + j];
      if (!vote) continue;
      ++sums[j].coverage;
      if (plus + minus > 1) ++sums[j].overlap;
      if (vote > 0 ? minus : plus) ++sums[j].conflict;
    }
  }
  return sums;
}
