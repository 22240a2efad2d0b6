/** Sets of things that grow together (union–find, with path halving). */
export class Components {
  private readonly parent: Int32Array;

  constructor(n: number) {
    this.parent = Int32Array.from({length: n}, (_, i) => i);
  }

  find(i: number): number {
    const {parent} = this;
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }

  join(i: number, j: number): void {
    this.parent[this.find(i)] = this.find(j);
  }
}
