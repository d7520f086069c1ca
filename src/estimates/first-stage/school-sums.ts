import type { ScoredPupils } from "../../scores/scored-pupils.ts";

/** Bit of `ScoredPupils.part`. */
const rankedPart = 1;

/** Domains whose pulls are summed together: one pass over the pupils of a year serves all of them. */
export const pullsAtOnce = 8;

/** Pulls interleaved: `slot x 8 + lane`. */
function sideBySide(pulls: readonly Float64Array[], size: number): Float64Array {
  const together = new Float64Array(size * pullsAtOnce);
  for (const [lane, pull] of pulls.entries())
    for (let slot = 0; slot < size; slot++) together[slot * pullsAtOnce + lane] = pull[slot] as number;
  return together;
}

/**
 * Sums pulls over the ranked pupils of each school in one year.
 *
 * The loop is written out: there are millions of pupils and thousands of domains, and everything else takes little time
 * in comparison. The pupils of a year are ordered by school, so each school is summed in registers and written once.
 *
 * @param pulls up to eight
 * @param first number of the first slot of the year, and how many there are
 * @returns influences by school code, one array per pull
 */
export function sumBySchool(
  { school, slot, n, part, startOfYear }: ScoredPupils,
  year: number,
  { first, size }: { readonly first: number; readonly size: number },
  pulls: readonly Float64Array[],
  schools: number,
): readonly Float64Array[] {
  if (pulls.length > pullsAtOnce) throw new RangeError(`more pulls than ${pullsAtOnce} at once: ${pulls.length}`);
  const pull = sideBySide(pulls, size);
  const sums = new Float64Array(schools * pullsAtOnce);
  const end = startOfYear[year + 1] as number;
  for (let at = startOfYear[year] as number; at < end; ) {
    const of = school[at] as number;
    let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (; at < end && school[at] === of; at++) {
      if (((part[at] as number) & rankedPart) === 0) continue;
      const from = (((slot[at] as number) - first) * 8) | 0;
      const pupils = n[at] as number;
      s0 += pupils * (pull[from] as number);
      s1 += pupils * (pull[from + 1] as number);
      s2 += pupils * (pull[from + 2] as number);
      s3 += pupils * (pull[from + 3] as number);
      s4 += pupils * (pull[from + 4] as number);
      s5 += pupils * (pull[from + 5] as number);
      s6 += pupils * (pull[from + 6] as number);
      s7 += pupils * (pull[from + 7] as number);
    }
    sums.set([s0, s1, s2, s3, s4, s5, s6, s7], of * pullsAtOnce);
  }
  return pulls.map((_, lane) =>
    Float64Array.from({ length: schools }, (__, of) => sums[of * pullsAtOnce + lane] as number),
  );
}
