import type { Domain } from "../../src/figures/domain.ts";
import type { Formula } from "../../src/figures/figure.ts";

/** A whole number over a positive whole number, in lowest terms. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

export function rational(top: bigint, bottom: bigint): Rational {
  const by = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { top: top / by, bottom: bottom / by };
}

/** The number that a double is, without error. */
export function exactly(value: number): Rational {
  let bottom = 1n;
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    bottom *= 2n;
  }
  return rational(BigInt(whole), bottom);
}

/** The value of a formula without logarithms, in fractions: nothing is rounded. */
export function exactValue(formula: Formula, meanOf: (domain: Domain) => Rational): Rational {
  if (formula.op === "mean") return meanOf(formula.domain);
  if (formula.op === "constant") return exactly(formula.value);
  if ("of" in formula) {
    if (formula.op === "log") throw new Error("no fraction: a logarithm");
    const { top, bottom } = exactValue(formula.of, meanOf);
    return { top: -top, bottom };
  }
  const a = exactValue(formula.left, meanOf);
  const b = exactValue(formula.right, meanOf);
  if (formula.op === "plus") return rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
  if (formula.op === "minus") return rational(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
  if (formula.op === "times") return rational(a.top * b.top, a.bottom * b.bottom);
  return rational(a.top * b.bottom, a.bottom * b.top);
}
