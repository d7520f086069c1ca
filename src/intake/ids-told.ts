import { nearMisses } from "../schools/plain-id.ts";
import type { NearIds } from "./near-ids.ts";
import { ofData, type Sentence, sentence } from "./sentence.ts";

/** School numbers as files write them, by their normal form. */
export type WrittenIds = ReadonlyMap<string, ReadonlySet<string>>;

/** School numbers of several files together. */
export function writtenTogether(files: readonly WrittenIds[]): WrittenIds {
  const all = new Map<string, Set<string>>();
  for (const written of files)
    for (const [id, forms] of written) all.set(id, new Set([...(all.get(id) ?? []), ...forms]));
  return all;
}

/**
 * How many identifiers of a file are near misses of another, in the file or in files that it is joined to.
 *
 * @param others identifiers of the files that it is joined to; near misses among these alone do not count
 * @example nearIdsOf("school numbers of schools", new Map([["A-1", new Set()]]), new Map([["A1", new Set()]])) // 1 of 1
 */
export function nearIdsOf(what: string, own: WrittenIds, others: WrittenIds): NearIds {
  const near = nearMisses(new Set([...own.keys(), ...others.keys()]))
    .map((set) => set.filter((id) => own.has(id)).length)
    .reduce((sum, ids) => sum + ids, 0);
  return { what, near, of: own.size, ofPupils: false };
}

/** Fewer pupils than this are not said: that there are some would be said too. */
const fewestPupils = 10;

/**
 * What a reader should know about identifiers that another file has nearly.
 *
 * @param alone those that are near misses of others in their own file, which is said elsewhere
 */
export function nearTold({ what, near, ofPupils }: NearIds, alone = 0): readonly Sentence[] {
  return near <= alone || (ofPupils && near < fewestPupils)
    ? []
    : [
        sentence`${ofData(near - alone)} ${what} differ only in capitals, punctuation or zeros from those of a file that they are joined to; they were not found in it, so figures may be wrong`,
      ];
}

/**
 * What a reader should know about how school numbers are written: how many are written in several ways, which count as
 * one school, and how many sets differ by so little that they may be one school, which count as several.
 */
export function idsTold(what: string, written: WrittenIds): readonly Sentence[] {
  const several = [...written.values()].filter(({ size }) => size > 1).length;
  const near = nearMisses(written.keys()).length;
  return [
    ...(several === 0
      ? []
      : [
          sentence`${what}: ${ofData(several)} school numbers are written in more than one way, such as with zeros in front or as 899/4001 and 8994001; each counts as one school`,
        ]),
    ...(near === 0
      ? []
      : [
          sentence`${what}: ${ofData(near)} sets of school numbers differ only in capitals, punctuation or zeros; they count as different schools, so figures may be wrong if they are not`,
        ]),
  ];
}
