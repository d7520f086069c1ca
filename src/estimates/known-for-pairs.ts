/** Values of pairs that were worked out, each kept as long as both of the pair are. The order within a pair is of no account. */
export class KnownForPairs<One extends object> {
  readonly #known = new WeakMap<One, WeakMap<One, number>>();

  /** The value of a pair, worked out when it is first asked for. */
  of(a: One, b: One, make: () => number): number {
    const before = this.#known.get(a)?.get(b) ?? this.#known.get(b)?.get(a);
    if (before !== undefined) return before;
    const fresh = make();
    const ofA = this.#known.get(a) ?? new WeakMap<One, number>();
    this.#known.set(a, ofA.set(b, fresh));
    return fresh;
  }
}
