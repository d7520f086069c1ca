import { describe, expect, it } from "vitest";
import { gradeCountsOf } from "../support/counted-schools.ts";
import { measureStudy } from "../support/measure-study.ts";
import { csvRows, sharedFile } from "../support/shared-data.ts";

// The grade that stood on a day, counted here from the rows alone: one school a row, whose URNs are in no other row.

const lists = ["maintained_to_mat", "multi_academy_trusts"].map((name) =>
  sharedFile(`ofsted/ofsted_mi_2022-02_${name}.csv`),
);

type Row = Readonly<Record<string, string>>;

const columns = {
  urn: "URN at time of latest full inspection",
  before: "URN at time of previous full inspection",
  type: "Type of education",
  opened: "School open date",
  number: "Inspection number of latest full inspection",
  numberBefore: "Previous full inspection number",
  start: "Inspection start date",
  end: "Inspection end date",
  out: "Publication date",
  relates: "Does the latest full inspection relate to the URN of the current school?",
  grade: "Effectiveness of leadership and management",
  startBefore: "Previous inspection start date",
  endBefore: "Previous inspection end date",
  outBefore: "Previous publication date",
  relatesBefore: "Does the previous full inspection relate to the URN of the current school?",
  gradeBefore: "Previous effectiveness of leadership and management",
  typeThen: "School type at time of latest full inspection",
} as const;
type Column = keyof typeof columns;

const ofPrevious: readonly Column[] = [
  "before",
  "numberBefore",
  "startBefore",
  "endBefore",
  "outBefore",
  "relatesBefore",
  "gradeBefore",
];

/** What counts for a school on a day: its grade; 0 for none; null where the columns do not say which URN it had. */
type OnDay = 1 | 2 | 3 | 4 | 0 | null;

interface Kept {
  readonly without: ReadonlySet<Column>;
}

function gradeOn(row: Row, day: string, { without }: Kept): OnDay {
  const at = (column: Column) => (without.has(column) ? "" : (row[columns[column]] ?? ""));
  const inTime = (grade: Column, out: Column, start: Column): OnDay => {
    const published = without.has(out) ? at(start) : at(out);
    const value = Number(at(grade));
    return published !== "" && published <= day && (value === 1 || value === 2 || value === 3 || value === 4)
      ? value
      : 0;
  };
  const latest = inTime("grade", "out", "start");
  const before = inTime("gradeBefore", "outBefore", "startBefore");
  const [opened, start, startBefore] = [at("opened"), at("start"), at("startBefore")];
  const isConverter = (type: string) => /converter$/i.test(type);
  const isSameUrn = at("before") === "" || at("before") === at("urn");
  // The latest inspection is of a school before the one of today: by the column, else by the opening.
  const wasBefore = without.has("relates") ? opened !== "" && start < opened : at("relates") === "No";
  if (wasBefore) {
    if (day > start && opened === "") return null;
    if (opened !== "" && day >= opened) return isConverter(at("type")) ? latest || before : 0;
    if (isSameUrn) return latest || before;
    if (day >= start) return latest || (isConverter(at("typeThen")) ? before : 0);
    return day <= startBefore ? before : null;
  }
  if (isSameUrn) {
    const isOpen =
      opened === "" || opened > start || (!without.has("startBefore") && opened > startBefore) || day >= opened;
    return isOpen ? latest || before : 0;
  }
  if (opened === "") {
    if (day > startBefore && day < start) return null;
    return day <= startBefore ? before : latest || (isConverter(at("type")) ? before : 0);
  }
  if (day < opened) return before;
  return latest || (isConverter(at("type")) ? before : 0);
}

/** Moves from grade to grade, and how many schools were rated on each day, as the program counts them too. */
function counted(rows: readonly Row[], first: string, last: string, kept: Kept) {
  const moves = [1, 2, 3, 4].map(() => [0, 0, 0, 0]);
  let [ratedFirst, ratedLast] = [0, 0];
  for (const row of rows) {
    const [one, other] = [gradeOn(row, first, kept), gradeOn(row, last, kept)];
    if (one !== null && one > 0) ratedFirst += 1;
    if (other !== null && other > 0) ratedLast += 1;
    const cells = one === null || other === null ? undefined : moves[one - 1];
    if (cells !== undefined && other !== null && other > 0) cells[other - 1] = (cells[other - 1] ?? 0) + 1;
  }
  return { moves, ratedFirst, ratedLast };
}

function csvOf(rows: readonly Row[], { without }: Kept): string {
  const names = (Object.keys(columns) as Column[])
    .filter((column) => !without.has(column))
    .map((column) => columns[column]);
  const lines = rows.map((row) => names.map((name) => `"${row[name] ?? ""}"`).join(","));
  return `${[names.map((name) => `"${name}"`).join(","), ...lines].join("\n")}\n`;
}

const study = (first: string, last: string, unpublished: string) => `title: T
years: 2022
files: { inspections: { layout: ofsted-mi, path: "list_*.csv" } }
measures: { grade: { of: schools, outcome: leadership_grade, on: [${first}, ${last}], unpublished: ${unpublished} } }
show: [{ leadership: { in: england } }]
release: { rules: public-data }
`;

const days = ["2010-03-31", "2013-08-31", "2016-03-31", "2019-09-30", "2022-02-28"] as const;

describe.skipIf(lists.some(({ absent }) => absent))("the grade that stood on a day in Ofsted's lists of 2022", () => {
  const rowsOf = lists.map(({ path, absent }) => (absent ? [] : csvRows(path)));
  const lacking: readonly (readonly [string, readonly Column[]])[] = [
    ["all columns", []],
    ["no word on which URN an inspection relates to", ["relates", "relatesBefore"]],
    ["no numbers of inspections", ["number", "numberBefore"]],
    ["no dates of publication", ["out", "outBefore"]],
    ["no opening", ["opened"]],
    ["no previous inspection", ofPrevious],
    ["no ends of inspections, no types then", ["end", "endBefore"]],
  ];

  // Whole lists where every column is there, and every third row where some are not: that is what takes the time.
  const asked = lacking.flatMap(([what, without], at) => {
    if (at === 0)
      return [
        [0, 2, 1],
        [2, 4, 1],
        [1, 3, 3],
      ].map((days) => [what, days, without] as const);
    return [[what, at % 2 === 0 ? [1, 3, 3] : [2, 4, 3], without] as const];
  });

  it.each(
    asked.map(
      ([what, [a = 0, b = 0, part = 1], without]) => [what, days[a] ?? "", days[b] ?? "", part, without] as const,
    ),
  )(
    "%s: on %s and %s, as counted from the rows",
    async (_, first, last, part, without) => {
      const kept = { without: new Set(without) };
      const taken = rowsOf.map((rows) => rows.filter((_, at) => at % part === 0));
      const files = Object.fromEntries(taken.map((rows, at) => [`list_${at}.csv`, csvOf(rows, kept)]));
      const measured = await measureStudy(
        study(first, last, without.includes("out") ? "as inspected" : "left out"),
        files,
      );
      const whole = gradeCountsOf(measured)[0];
      const { moves, ratedFirst, ratedLast } = counted(taken.flat(), first, last, kept);
      expect(ratedFirst).toBeGreaterThan(50);
      expect(whole?.moves).toEqual(moves);
      expect([whole?.counts.ratedFirst, whole?.counts.ratedLast]).toEqual([ratedFirst, ratedLast]);
    },
    60_000,
  );
});
