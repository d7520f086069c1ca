import { inspectionLayout, plainName } from "../intake/inspection-layout.ts";
import { columns, found, type Recognised } from "./recognised.ts";
import { cellsSeen, lettersOf, type SeenFile } from "./seen-file.ts";

const grade =
  /^(latest oeif |previous (full inspection )?)?(overall effectiveness|effectiveness of leadership|leadership and (management|governance))/;
const day = /(inspection|publication|published).*(date|day)|(date|day).*inspection/;

/** Columns of a grade and of a date, which each era of Ofsted's lists calls otherwise. */
function judged(header: readonly string[]) {
  const plain = header.map(plainName);
  return {
    grades: header.filter((_, index) => grade.test(plain[index] ?? "")),
    days: header.filter((_, index) => day.test(plain[index] ?? "")),
    urns: header.filter((name) => /^(urn|urn at time.*)$/.test(plainName(name))),
  };
}

/** Whether a list has a judgement and the one before it in one row. */
export function hasPrevious(header: readonly string[]): boolean {
  const names = new Set(header.map(plainName));
  const previous = inspectionLayout().slots.find(({ slot }) => slot === "previous");
  return Object.keys(previous?.inspected ?? {}).some((name) => names.has(plainName(name)));
}

/** Which of Ofsted's lists it is, by its columns and whether a school has several rows. */
function eraOfList(seen: SeenFile, urns: readonly string[]): string {
  if (seen.header.some((name) => /oeif/i.test(name)))
    return "a list from the time of report cards, since November 2025";
  if (hasPrevious(seen.header)) return "the latest inspection and the one before side by side";
  const cells = cellsSeen(seen, urns[0] ?? "");
  return new Set(cells).size < cells.length ? "a history with a row for each inspection" : "a row for each school";
}

/** One of Ofsted's lists of inspections, of any era: a monthly list, five years, 2005 to 2015, report cards. */
export function recogniseInspections(seen: SeenFile): Recognised | null {
  const { grades, days, urns } = judged(seen.header);
  if (urns.length === 0 || grades.length === 0 || days.length === 0) return null;
  return found("inspections", "certain", [
    columns([...grades.slice(0, 2), ...days.slice(0, 2)]),
    eraOfList(seen, urns),
  ]);
}

/** A list of schools with a rating in words and no date of an inspection. */
export function recogniseRatings(seen: SeenFile): Recognised | null {
  const plain = seen.header.map(lettersOf);
  const school = seen.header.filter((_, at) => ["urn", "uniquereferencenumber", "laestab"].includes(plain[at] ?? ""));
  const rating = seen.header.filter((_, at) => /^(ofsted)?rating$/.test(plain[at] ?? ""));
  if (school.length === 0 || rating.length === 0) return null;
  return found("schools list", "likely", [columns([...school, ...rating]), "no date of an inspection"]);
}

/** A list of schools with facts about them and no results: a number of a school, once in each row. */
export function recogniseSchoolList(seen: SeenFile): Recognised | null {
  const numbers = seen.header.filter((name) =>
    /^(urn|laestab|schoollaestab|dfenumber|schoolurn)$/.test(lettersOf(name)),
  );
  const [number] = numbers;
  if (number === undefined || seen.header.length < 2) return null;
  const cells = cellsSeen(seen, number);
  if (new Set(cells).size !== cells.length) return null;
  return found("schools list", "likely", [`${columns([number])}, a school in each row`, "no means of groups"]);
}
