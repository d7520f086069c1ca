import type { Draws } from "../../../src/synthetic/draws.ts";
import type { Cohort, School } from "../../../src/synthetic/nation.ts";
import { Dirt, times } from "./dirt-kinds.ts";
import type { FileDress } from "./file-dress.ts";
import { academicYear, ks4, ks4Record } from "./ks4-file.ts";
import { strangerReference } from "./npd-reference.ts";
import { type OtherSchool, otherSchools, unknownUrn } from "./school-register.ts";

const placeOf: ReadonlyMap<string, number> = new Map(Object.entries(ks4));
const codes = ["", "SUPP", "NE", " ", "x"];

/**
 * Records of key stage 4 with everything that may be wrong with one, one fault each. Every pupil of the cohort keeps
 * the clean record: the others are invented, or the record is a second one that does not count.
 */
export function ks4Dirt(cohort: Cohort, schools: readonly School[], dress: FileDress, draws: Draws): Dirt {
  const dirt = new Dirt();
  const { no } = dress;
  let strangers = 0;
  const known = () => ks4Record(cohort, schools, draws.below(cohort.pupils), dress, true);
  const other = (change: Readonly<Partial<Record<keyof typeof ks4, string>>>) => {
    const record = known();
    record[ks4.pupil] = strangerReference(strangers++);
    for (const [cell, value] of Object.entries(change)) record[placeOf.get(cell) ?? 0] = value;
    return record;
  };
  const at = ({ urn, laestab, code, name }: OtherSchool) => ({ urn, laestab, type: code, name });

  dirt.add("too few cells", ...times(3, () => other({}).slice(0, ks4.care)));
  dirt.add("too many cells", ...times(4, () => [...other({}), "one", "two"]));
  dirt.add("not at the end of the key stage", ...times(2, () => other({ endOfKeyStage: no })));
  dirt.add(
    "second record outside national results",
    ...times(5, (index) => {
      const record = known();
      record[ks4.nationalResults] = no;
      record[ks4.points] = String(200 + index);
      return record;
    }),
  );
  dirt.add("at an independent school", ...times(7, () => other({ ...at(otherSchools.independent), stateFunded: no })));
  dirt.add("in alternative provision", ...times(6, () => other(at(otherSchools.alternative))));
  dirt.add("at a special school", ...times(8, () => other(at(otherSchools.special))));
  dirt.add("no pupil reference", ...times(9, (index) => other({ pupil: " ".repeat(index % 2) })));
  dirt.add("no school", ...times(11, () => other({ urn: "" })));
  dirt.add("wrong year", ...times(12, (index) => other({ year: academicYear(cohort.year - 1 - (index % 3)) })));
  dirt.add("no outcome", ...times(13, (index) => other({ points: codes[index % codes.length] ?? "" })));
  dirt.add("outcome that is not a number", ...times(14, (index) => other({ points: `${index} hundred` })));
  dirt.add("impossible outcome", ...times(15, (index) => other({ points: index % 2 === 0 ? "9999" : "-5" })));
  dirt.add("no prior attainment", ...times(16, (index) => other({ ks2: codes[index % codes.length] ?? "" })));
  dirt.add("impossible prior attainment", ...times(17, () => other({ ks2: "99.6" })));
  dirt.add("flag neither yes nor no", ...times(18, () => other({ care: "perhaps" })));
  dirt.add("unknown school", ...times(19, () => other({ urn: unknownUrn })));
  dirt.add("the same record again", ...times(10, known));
  for (const points of times(10, (index) => 100 + index)) {
    const one = other({ points: String(points) });
    const two = [...one];
    two[points % 2 === 0 ? ks4.points : ks4.urn] =
      points % 2 === 0 ? String(points + 1) : otherUrn(schools, one[ks4.urn]);
    dirt.add("one pupil with records that differ", one, two);
  }
  return dirt;
}

function otherUrn(schools: readonly School[], urn: string | undefined): string {
  const found = schools.find(({ registrations }) => String(registrations[0]?.urn) !== urn);
  return String(found?.registrations[0]?.urn ?? "");
}
