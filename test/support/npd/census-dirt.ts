import type { Draws } from "../../../src/synthetic/draws.ts";
import type { Cohort, Nation } from "../../../src/synthetic/nation.ts";
import { bitOf, type CensusTermFile, census, censusRecord, isSeen } from "./census-term-file.ts";
import { Dirt, times } from "./dirt-kinds.ts";
import type { FileDress } from "./file-dress.ts";
import { strangerReference } from "./npd-reference.ts";

interface AtSchool {
  readonly cohort: Cohort;
  readonly bit: number;
}

/** The first pupil after a random position who was seen in the term, or was not; null when there is none. */
function someone({ cohort, bit }: AtSchool, seen: boolean, draws: Draws): number | null {
  const start = draws.below(cohort.pupils);
  for (let step = 0; step < cohort.pupils; step++) {
    const pupil = (start + step) % cohort.pupils;
    if (isSeen(cohort, pupil, bit) === seen) return pupil;
  }
  return null;
}

/**
 * Records of a termly census with everything that may be wrong with one.
 *
 * They change no pupil's record of meals: two answers for one term are given only where the pupil was not seen in it, so
 * the term stays unseen.
 */
export function censusDirt(nation: Nation, term: CensusTermFile, dress: FileDress, draws: Draws): Dirt {
  const dirt = new Dirt();
  const atSchool = nation.cohorts.flatMap((cohort) => {
    const bit = bitOf(cohort, term);
    return bit === null ? [] : [{ cohort, bit }];
  });
  const one = (seen: boolean) => {
    const start = draws.below(atSchool.length);
    for (let step = 0; step < atSchool.length; step++) {
      const found = atSchool[(start + step) % atSchool.length];
      const pupil = found === undefined ? null : someone(found, seen, draws);
      if (found !== undefined && pupil !== null)
        return censusRecord(found.cohort, nation.schools, pupil, found.bit, dress);
    }
    throw new RangeError(`no pupil ${seen ? "was seen" : "missed"} the ${term.season} of ${term.year}`);
  };
  const changed = (...changes: readonly (readonly [keyof typeof census, string])[]) => {
    const record = one(true);
    for (const [at, value] of changes) record[census[at]] = value;
    return record;
  };
  const flipped = (record: readonly string[]) => (record[census.fsm] === dress.yes ? dress.no : dress.yes);
  const elsewhere = (enrolment: string) => {
    const record = changed(["enrolment", enrolment], ["laestab", "5014999"], ["status", "11"]);
    record[census.fsm] = flipped(record);
    return record;
  };
  let strangers = 0;
  const stranger = () => strangerReference(1_000 + strangers++);

  dirt.add("too few cells", ...times(2, () => one(true).slice(0, census.fsm)));
  dirt.add("too many cells", ...times(3, () => [...one(true), "one", "two"]));
  dirt.add("guest registration", ...times(4, () => elsewhere("G")));
  dirt.add("subsidiary registration", ...times(5, () => elsewhere("S")));
  dirt.add("no pupil reference", ...times(6, () => changed(["pupil", ""])));
  dirt.add("flag neither yes nor no", ...times(7, () => changed(["fsm", "9"])));
  dirt.add("no answer on free school meals", ...times(9, (index) => changed(["fsm", ["", "x", "."][index % 3] ?? ""])));
  dirt.add(
    "pupil of no cohort",
    ...times(11, (index) => changed(["pupil", stranger()], ["yearGroup", ["1", "R", "13"][index % 3] ?? ""])),
    ...times(2, () => withoutNoughts(one(true))),
  );
  dirt.add("the same record again", ...times(10, () => one(true)));
  const missed = new Set<string>();
  while (missed.size < 6) {
    const record = one(false);
    if (missed.has(record[census.pupil] ?? "")) continue;
    missed.add(record[census.pupil] ?? "");
    const other = [...record];
    other[census.fsm] = flipped(record);
    dirt.add("one pupil with records that differ", record, other);
  }
  return dirt;
}

/** A reference that a spreadsheet turned into a number. */
function withoutNoughts(record: string[]): readonly string[] {
  record[census.pupil] = (record[census.pupil] ?? "").replace(/^0+/, "");
  return record;
}
