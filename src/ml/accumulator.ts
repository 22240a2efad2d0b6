/** A sum that keeps what rounding takes away (Neumaier 1974): its error does not grow with the number of terms. */
export class Accumulator {
  private sum = 0;
  private rest = 0;

  add(term: number): void {
    const next = this.sum + term;
    this.rest += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.sum = next;
  }

  get value(): number {
    return this.sum + this.rest;
  }
}
