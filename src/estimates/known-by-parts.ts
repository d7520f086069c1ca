import type { Weighted } from "./covariance.ts";
import type { DomainMean } from "./domain-mean.ts";

/** What was worked out for combinations of domains that many figures have, such as a comparator in two years. */
export class KnownByParts {
  readonly #numbers = new WeakMap<DomainMean, number>();
  readonly #known = new WeakMap<DomainMean, Map<string, number>>();
  #next = 0;

  #numberOf(domain: DomainMean): number {
    const number = this.#numbers.get(domain) ?? this.#next++;
    this.#numbers.set(domain, number);
    return number;
  }

  /** The value for a combination, worked out when it is first asked for; kept as long as its first domain is. */
  of(parts: readonly Weighted[], more: string, make: () => number): number {
    const [first] = parts;
    if (first === undefined) return make();
    const key = `${more} ${parts.map(({ domain, weight }) => `${this.#numberOf(domain)}:${weight}`).join(" ")}`;
    const ofFirst = this.#known.get(first.domain) ?? new Map<string, number>();
    const value = ofFirst.get(key) ?? make();
    this.#known.set(first.domain, ofFirst.set(key, value));
    return value;
  }
}
