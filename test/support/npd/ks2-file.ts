import type { Draws } from "../../../src/synthetic/draws.ts";
import type { Cohort, School } from "../../../src/synthetic/nation.ts";
import { Dirt, times } from "./dirt-kinds.ts";
import type { NpdRecord } from "./dressed-file.ts";
import type { FileDress } from "./file-dress.ts";
import { academicYear, averagePoints, inTenths } from "./ks4-file.ts";
import { npdReference, strangerReference } from "./npd-reference.ts";
import { primaryLaestab } from "./primary-school.ts";

/** Positions of cells in a record of key stage 2. */
export const ks2 = { pupil: 0, year: 1, laestab: 2, nationalResults: 3, sex: 4, points: 5 } as const;

/** Years from the tests of key stage 2 to the end of key stage 4. */
export const yearsBetween = 5;

/** Columns of key stage 2, with one of two sets of names for the pupil's reference. */
export function ks2Header(year: number): NpdRecord {
  const ending = year <= 2006 ? `_${String(year % 100).padStart(2, "0")}` : "";
  return ["PupilMatchingRefAnonymous", "ACADYR", "LAESTAB", "NATRES", "GENDER", "CVAAPS"].map(
    (name) => `KS2_${name}${ending}`,
  );
}

function ks2Record(cohort: Cohort, schools: readonly School[], pupil: number, { yes }: FileDress): string[] {
  return [
    npdReference(cohort.reference[pupil] ?? 0),
    academicYear(cohort.year - yearsBetween),
    primaryLaestab(schools[cohort.school[pupil] ?? 0], cohort.reference[pupil] ?? 0),
    yes,
    cohort.girl[pupil] === 1 ? "F" : "M",
    inTenths(averagePoints(cohort.ks2[pupil] ?? 0)),
  ];
}

/** All clean records of the pupils who later became this cohort. */
export function* ks2Records(cohort: Cohort, schools: readonly School[], dress: FileDress): Generator<NpdRecord> {
  for (let pupil = 0; pupil < cohort.pupils; pupil++) {
    const record = ks2Record(cohort, schools, pupil, dress);
    if (dress.paddedReferences && pupil % 5 === 0) record[ks2.pupil] = `  ${record[ks2.pupil]} `;
    yield record;
  }
}

/** Records of key stage 2 with everything that may be wrong with one. Every pupil of the cohort keeps the clean record. */
export function ks2Dirt(cohort: Cohort, schools: readonly School[], dress: FileDress, draws: Draws): Dirt {
  const dirt = new Dirt();
  let strangers = 0;
  const known = () => ks2Record(cohort, schools, draws.below(cohort.pupils), dress);
  const changed = (at: keyof typeof ks2, value: string) => {
    const record = known();
    record[ks2[at]] = value;
    return record;
  };
  const stranger = () => changed("pupil", strangerReference(strangers++));
  dirt.add("too few cells", ...times(2, () => stranger().slice(0, ks2.points)));
  dirt.add("too many cells", ...times(3, () => [...stranger(), "one", "two"]));
  dirt.add(
    "second record outside national results",
    ...times(4, () => {
      const record = changed("points", "12.0");
      record[ks2.nationalResults] = dress.no;
      return record;
    }),
  );
  dirt.add("no pupil reference", ...times(5, () => changed("pupil", "")));
  dirt.add("wrong year", ...times(6, () => changed("year", academicYear(cohort.year))));
  dirt.add("no prior attainment", ...times(7, (index) => changed("points", ["", "NE", "SUPP"][index % 3] ?? "")));
  dirt.add("impossible prior attainment", ...times(8, () => changed("points", "99.6")));
  dirt.add("pupil of no cohort", ...times(9, stranger));
  dirt.add("the same record again", ...times(10, known));
  return dirt;
}
