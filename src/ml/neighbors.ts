import {type KdTree, leaf} from "./kdtree.js";
import {selectPairs, sortPairs} from "./select.js";

/** Euclidean (L2) or Manhattan (L1) distance. */
export type Metric = "l2" | "l1";
/** Every neighbor has one vote, or a vote of 1 / distance. */
export type Weights = "uniform" | "distance";

export interface Rule {
  /** How many neighbors vote: clamped to 1 … n (to n − 1 when a point is left out). */
  k: number;
  metric: Metric;
  weights: Weights;
}

/**
 * A k-nearest-neighbor classifier (Fix & Hodges 1951; Cover & Hart 1967), exact for every k from 1 to n.
 *
 * Where ties have to be broken it does what scikit-learn's KNeighborsClassifier does as far as that is defined:
 * - equal votes: the first class wins (scikit-learn: the smallest label, by `mode` and `argmax`);
 * - weights "distance": a neighbor at distance 0 outweighs all that are not (scikit-learn: weight 1 for those at
 *   distance 0, weight 0 for the rest);
 * - equal distances at the k-th place: scikit-learn's documentation leaves the choice to "the ordering of the training
 *   data"; here the lower index is the nearer one.
 *
 * Places asked one after another should lie close together: the search starts from the last answer's radius, which by
 * the triangle inequality changes by no more than the step.
 */
export class Neighbors {
  readonly tree: KdTree;
  /** Votes for each class at the place last asked (weighted where `weights` is "distance"). */
  readonly votes: Float64Array;
  /** Distance to the k-th neighbor of the place last asked. */
  radius = 0;
  k: number;
  /** What `nearest` found; between calls a scratch space. */
  readonly keys: Float64Array;
  readonly ids: Int32Array;
  private readonly l1: boolean;
  private readonly weighted: boolean;
  private readonly stack = new Int32Array(128);
  private readonly zero: Float64Array;
  private zeros = 0;
  private inside = 0;
  private found = 0;
  /** Points listed, with those of whole leaves; and how many whole leaves. */
  private listed = 0;
  private groups = 0;
  private asked = false;
  private lastX = 0;
  private lastY = 0;
  private lastK = 0;
  private slopeX = 0;
  private slopeY = 0;
  private miss = 1;

  constructor(tree: KdTree, {k, metric, weights}: Rule) {
    this.tree = tree;
    this.k = k;
    this.l1 = metric === "l1";
    this.weighted = weights === "distance";
    this.votes = new Float64Array(tree.classes);
    this.zero = new Float64Array(tree.classes);
    this.keys = new Float64Array(tree.n);
    this.ids = new Int32Array(tree.n);
  }

  /**
   * The class at (x, y), and its votes in `votes`.
   * @param skip index of a training point that may not vote (leave-one-out), or −1
   * @returns the class, or −1 where there is no neighbor at all
   */
  classify(x: number, y: number, skip = -1): number {
    const {tree, votes} = this;
    const gone = skip < 0 ? -1 : tree.position[skip];
    const k = Math.min(Math.max(1, Math.round(this.k)), tree.n - (gone < 0 ? 0 : 1));
    if (k < 1) return -1;

    // A bracket lo < radius ≤ hi, first where the last answer points to, then wider.
    const dx = x - this.lastX;
    const dy = y - this.lastY;
    const step = this.l1 ? Math.abs(dx) + Math.abs(dy) : Math.hypot(dx, dy);
    // After a jump farther than its neighborhood reached, the last answer says little.
    const again = this.asked && this.lastK === k && step <= this.radius;
    const guess = this.radius + Math.max(-step, Math.min(step, this.slopeX * dx + this.slopeY * dy));
    let lo = -1;
    let hi: number;
    let w: number;
    if (again) {
      w = step * Math.min(1, 3 * this.miss) + 1e-9 * this.radius + 1e-300;
      // Among many neighbors a second scan costs less than a long list: about 12 √k points are listed at most.
      if (!this.weighted) w = Math.min(w, (3 * this.radius) / Math.sqrt(k) + 1e-300);
      lo = guess - w;
      hi = guess + w;
    } else {
      hi = this.reach(x, y, k + (gone < 0 ? 0 : 1)) * (1 + 1e-12) + 1e-300;
      w = hi;
    }
    // What the scans have shown: below < radius ≤ above.
    let below = -1;
    let above = Infinity;
    for (;;) {
      this.scan(x, y, lo, hi, gone);
      const held = this.inside + this.listed;
      if (this.inside < k && held >= k) break;
      const over = this.inside >= k;
      if (over) above = lo;
      else below = hi;
      const edge = over ? lo : hi;
      // Where the k-th is if the points lie evenly: they number as the radius' square.
      let aim = edge * Math.sqrt(k / Math.max(1, over ? this.inside : held));
      aim = Math.max(below, Math.min(above, aim, edge + 4 * w));
      const spare = 0.4 * Math.abs(aim - edge) + w;
      lo = Math.max(below, aim - spare);
      hi = Math.min(above, aim + spare);
      if (lo < 0) lo = -1;
      w = w * 4 + 1e-300;
    }

    const far = this.groups > 0 ? this.takeGroups(k - this.inside, gone) : this.takePoints(k - this.inside);
    if (this.zeros > 0) votes.set(this.zero);

    const radius = this.l1 ? far : Math.sqrt(far);
    if (again && step > 0) {
      // Misses of late, in steps: too narrow costs a second scan, too wide a longer list.
      this.miss = 0.85 * this.miss + (0.15 * Math.abs(radius - guess)) / step;
      const rest = radius - this.radius;
      if (Math.abs(dx) >= Math.abs(dy))
        this.slopeX = Math.max(-1, Math.min(1, (rest - this.slopeY * dy) / dx));
      else this.slopeY = Math.max(-1, Math.min(1, (rest - this.slopeX * dx) / dy));
    }
    this.asked = true;
    this.lastX = x;
    this.lastY = y;
    this.lastK = k;
    this.radius = radius;
    let best = 0;
    for (let c = 1; c < votes.length; ++c) if (votes[c] > votes[best]) best = c;
    return best;
  }

  /** Lets the `need` first of the listed points vote. Returns the key of the last. */
  private takePoints(need: number): number {
    const {tree, keys, ids, found} = this;
    for (let i = 0; i < found; ++i) ids[i] = tree.id[ids[i]];
    selectPairs(keys, ids, 0, found, need);
    let far = 0;
    for (let i = 0; i < need; ++i) {
      if (keys[i] > far) far = keys[i];
      this.vote(tree.label[tree.position[ids[i]]], keys[i], 1);
    }
    return far;
  }

  /** The same where some of the listed are whole leaves of points in one place, given as −1 − node. */
  private takeGroups(need: number, gone: number): number {
    const {tree, keys, ids, found} = this;
    const {start, end, count, classes, label, id} = tree;
    sortPairs(keys, ids, 0, found);
    for (let i = 0; ; ) {
      // All at one distance: all of them if they fit, else those with the lowest indices.
      const d = keys[i];
      const from = i;
      let size = 0;
      for (; i < found && keys[i] === d; ++i) size += this.sizeOf(ids[i], gone);
      if (size <= need) {
        for (let j = from; j < i; ++j) {
          const node = -1 - ids[j];
          if (node < 0) this.vote(label[ids[j]], d, 1);
          else {
            for (let c = 0; c < classes; ++c) this.vote(c, d, count[node * classes + c]);
            if (gone >= start[node] && gone < end[node]) this.vote(label[gone], d, -1);
          }
        }
        need -= size;
        if (need === 0) return d;
        continue;
      }
      const only = -1 - ids[from];
      if (i - from === 1 && only >= 0) {
        // One leaf, which has its points in order already.
        for (let q = start[only]; need > 0; ++q) {
          if (q === gone) continue;
          this.vote(label[q], d, 1);
          --need;
        }
        return d;
      }
      const lowest: number[] = [];
      for (let j = from; j < i; ++j) {
        const node = -1 - ids[j];
        if (node < 0) lowest.push(id[ids[j]]);
        else {
          // One more than needed, in case one of them is left out.
          const e = Math.min(end[node], start[node] + need + 1);
          for (let q = start[node]; q < e; ++q) if (q !== gone) lowest.push(id[q]);
        }
      }
      lowest.sort((a, b) => a - b);
      for (let j = 0; j < need; ++j) this.vote(label[tree.position[lowest[j]]], d, 1);
      return d;
    }
  }

  private sizeOf(listed: number, gone: number): number {
    if (listed >= 0) return 1;
    const s = this.tree.start[-1 - listed];
    const e = this.tree.end[-1 - listed];
    return e - s - (gone >= s && gone < e ? 1 : 0);
  }

  private vote(label: number, key: number, times: number): void {
    if (!this.weighted) this.votes[label] += times;
    else if (key > 0) this.votes[label] += times / (this.l1 ? key : Math.sqrt(key));
    else {
      this.zero[label] += times;
      this.zeros += times;
    }
  }

  /**
   * The k nearest points of (x, y) in order: their indices in `ids`, their keys (distance under L1, its square
   * under L2) in `keys`, valid until the next question.
   * @param skip index of a training point to leave out, or −1
   * @returns how many there are: k, or all that the tree has
   */
  nearest(x: number, y: number, skip = -1): number {
    const {tree} = this;
    const gone = skip < 0 ? -1 : tree.position[skip];
    const k = Math.min(Math.max(1, Math.round(this.k)), tree.n - (gone < 0 ? 0 : 1));
    if (k < 1) return 0;
    this.asked = false;
    // A little more than enough, so that rounding in the root cannot lose the farthest.
    this.scan(x, y, -1, this.reach(x, y, k + (gone < 0 ? 0 : 1)) * (1 + 1e-12) + 1e-300, gone, k + 1);
    for (let i = 0; i < this.found; ++i) this.ids[i] = tree.id[this.ids[i]];
    selectPairs(this.keys, this.ids, 0, this.found, k);
    sortPairs(this.keys, this.ids, 0, k);
    return k;
  }

  /** A distance within which at least k points lie: to the far corner of the smallest node around (x, y) with k points. */
  private reach(x: number, y: number, k: number): number {
    const {tree} = this;
    let node = 0;
    while (tree.right[node] !== 0) {
      const a = node + 1;
      const b = tree.right[node];
      const next = this.near(a, x, y) <= this.near(b, x, y) ? a : b;
      if (tree.end[next] - tree.start[next] < k) break;
      node = next;
    }
    const far = this.far(node, x, y);
    return this.l1 ? far : Math.sqrt(far);
  }

  /** Key (squared distance under L2) of the nearest place of a node's box; by monotone rounding never above a point's. */
  private near(node: number, x: number, y: number): number {
    const {box} = this.tree;
    const b = 4 * node;
    const dx = x < box[b] ? box[b] - x : x > box[b + 2] ? x - box[b + 2] : 0;
    const dy = y < box[b + 1] ? box[b + 1] - y : y > box[b + 3] ? y - box[b + 3] : 0;
    return this.l1 ? dx + dy : dx * dx + dy * dy;
  }

  /** Key of the farthest place of a node's box; never below a point's. */
  private far(node: number, x: number, y: number): number {
    const {box} = this.tree;
    const b = 4 * node;
    const dx = Math.max(Math.abs(x - box[b]), Math.abs(x - box[b + 2]));
    const dy = Math.max(Math.abs(y - box[b + 1]), Math.abs(y - box[b + 3]));
    return this.l1 ? dx + dy : dx * dx + dy * dy;
  }

  /**
   * Counts the points with distance ≤ lo into `votes`, and lists those with lo < distance ≤ hi: their positions, or
   * −1 − node for a large leaf of points in one place.
   * @param each lists such a leaf's first points one by one, so many
   */
  private scan(x: number, y: number, lo: number, hi: number, gone: number, each = 0): void {
    const {tree, keys: key, ids: at, votes, stack, l1, weighted} = this;
    const {right, start, end, count, label, classes, box} = tree;
    const px = tree.x;
    const py = tree.y;
    const lowest = lo < 0 ? -1 : l1 ? lo : lo * lo;
    const highest = l1 ? hi : hi * hi;
    votes.fill(0);
    this.zero.fill(0);
    this.zeros = 0;
    let inside = 0;
    let found = 0;
    let listed = 0;
    this.groups = 0;
    let top = 0;
    stack[top++] = 0;
    while (top > 0) {
      const node = stack[--top];
      // How far the box begins and ends on each axis. Rounding is monotone, so that no computed distance to a
      // point of the box lies outside what is computed for the box.
      const b = 4 * node;
      const ax = box[b] - x;
      const bx = x - box[b + 2];
      const ay = box[b + 1] - y;
      const by = y - box[b + 3];
      const nx = ax > 0 ? ax : Math.max(bx, 0);
      const ny = ay > 0 ? ay : Math.max(by, 0);
      if ((l1 ? nx + ny : nx * nx + ny * ny) > highest) continue;
      const s = start[node];
      const e = end[node];
      if (!weighted) {
        const fx = ax < bx ? -ax : -bx;
        const fy = ay < by ? -ay : -by;
        if ((l1 ? fx + fy : fx * fx + fy * fy) <= lowest) {
          for (let c = 0; c < classes; ++c) votes[c] += count[node * classes + c];
          inside += e - s;
          if (gone >= s && gone < e) {
            --votes[label[gone]];
            --inside;
          }
          continue;
        }
      }
      if (right[node] !== 0) {
        stack[top++] = right[node];
        stack[top++] = node + 1;
        continue;
      }
      if (e - s > leaf && each === 0) {
        const d = l1 ? nx + ny : nx * nx + ny * ny;
        const size = this.sizeOf(-1 - node, gone);
        if (d <= lowest) {
          for (let c = 0; c < classes; ++c) this.vote(c, d, count[node * classes + c]);
          if (size < e - s) this.vote(label[gone], d, -1);
          inside += size;
        } else {
          key[found] = d;
          at[found++] = -1 - node;
          listed += size;
          ++this.groups;
        }
        continue;
      }
      const until = e - s > leaf ? Math.min(e, s + each) : e;
      for (let i = s; i < until; ++i) {
        if (i === gone) continue;
        const dx = Math.abs(px[i] - x);
        const dy = Math.abs(py[i] - y);
        const d = l1 ? dx + dy : dx * dx + dy * dy;
        if (d <= lowest) {
          ++inside;
          if (weighted) this.vote(label[i], d, 1);
          else ++votes[label[i]];
        } else if (d <= highest) {
          key[found] = d;
          at[found++] = i;
        }
      }
    }
    this.inside = inside;
    this.found = found;
    this.listed = listed === 0 ? found : listed + found - this.groups;
  }
}
