import type { NpdRecord } from "./dressed-file.ts";

/**
 * What may be wrong with a record of an extract, by the reason for which a perfect reader leaves it out. Reasons are
 * checked in this order; those about repeats come last, among the records with no other fault.
 */
export const dirtKinds = [
  "too few cells",
  "too many cells",
  "not at the end of the key stage",
  "second record outside national results",
  "at an independent school",
  "in alternative provision",
  "at a special school",
  "guest registration",
  "subsidiary registration",
  "no pupil reference",
  "no school",
  "wrong year",
  "no outcome",
  "outcome that is not a number",
  "impossible outcome",
  "no prior attainment",
  "impossible prior attainment",
  "flag neither yes nor no",
  "no answer on free school meals",
  "unknown school",
  "pupil of no cohort",
  "the same record again",
  "one pupil with records that differ",
] as const;
export type DirtKind = (typeof dirtKinds)[number];

/** Records to be scattered in a file, by what is wrong with them. */
export class Dirt {
  readonly #records = new Map<DirtKind, NpdRecord[]>();

  add(kind: DirtKind, ...records: readonly NpdRecord[]): void {
    this.#records.set(kind, [...(this.#records.get(kind) ?? []), ...records]);
  }

  records(): readonly NpdRecord[] {
    return [...this.#records.values()].flat();
  }

  /** How many records of each kind, in the order of kinds. */
  counts(): ReadonlyMap<DirtKind, number> {
    return new Map(
      dirtKinds.flatMap((kind) => {
        const records = this.#records.get(kind);
        return records === undefined ? [] : [[kind, records.length] as const];
      }),
    );
  }
}

/** The number of times something is done: different for each kind, so that a reader who confuses two reasons is found out. */
export function times<Result>(count: number, make: (index: number) => Result): readonly Result[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
