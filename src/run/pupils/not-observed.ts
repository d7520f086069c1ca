import type { NotShown } from "../../cells/cells.ts";
import type { Moments } from "../../scores/moments.ts";

/** By population: the rows of pupils of whom it is not known whether they belong to it. */
export function notObserved({ frame, key }: Moments, populations: Iterable<string>): NotShown {
  return new Map(
    [...populations].map((population) => {
      const unknown = frame.atoms.keys.map((atom) => atom.split(", ").includes(`unknown whether ${population}`));
      return [population, Uint8Array.from(key.atom, (atom) => (unknown[atom] === true ? 1 : 0))];
    }),
  );
}
