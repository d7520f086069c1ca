import { Draws } from "./draws.ts";

/** The largest prime whose square a double holds exactly, which is the number of references there are. */
const MODULUS = 94_906_249;

/**
 * Opaque pupil references, unique in the nation: `multiplier x number + offset` modulo a prime visits each remainder once.
 *
 * @param first running number, over all cohorts, of the first pupil
 * @throws RangeError when the nation has more pupils than references
 */
export function references(seed: number, first: number, count: number): Uint32Array {
  if (first + count > MODULUS) throw new RangeError(`too many pupils for eight digits: ${first + count}`);
  const draws = new Draws(seed, "references");
  const multiplier = 1_000_003 + draws.below(MODULUS - 2_000_003);
  const offset = draws.below(MODULUS);
  return Uint32Array.from(
    { length: count },
    (_, index) => ((((first + index) * multiplier) % MODULUS) + offset) % MODULUS,
  );
}

/** The reference as written: P and eight digits. */
export function referenceText(reference: number): string {
  return `P${String(reference).padStart(8, "0")}`;
}
