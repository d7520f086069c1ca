/** The state of one primitive, as coded by the statement. */
type Digit = 0 | 1 | 2;

/** Digits of an atom code in base 3, the first primitive first. */
export function digitsOf(code: number, primitives: number): readonly Digit[] {
  return Array.from({ length: primitives }, (_, index): Digit => {
    const digit = Math.floor(code / 3 ** index) % 3;
    return digit === 0 ? 0 : digit === 1 ? 1 : 2;
  });
}

const words = ["not", "", "unknown whether"] as const;

/**
 * The atom that a code belongs to: codes with the same membership of every population are one atom.
 *
 * @param members membership in each population: 0 no, 1 yes, 2 not observed
 * @example atomKey([["disadvantaged", 1], ["persistent", 2]]) // "disadvantaged, unknown whether persistent"
 */
export function atomKey(members: readonly (readonly [string, Digit])[]): string {
  return members.map(([population, state]) => `${words[state]} ${population}`.trim()).join(", ");
}
