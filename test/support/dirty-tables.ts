import fc from "fast-check";
import { cellText } from "./invented-schools.ts";

/** One line of an invented table, and what must become of it: used, used in part, or left out for a reason. */
export interface DirtyRow {
  readonly line: string;
  readonly fate: "used" | "in part" | RegExp;
  /** Lines that say the same: one of them is used, the others are left out. */
  readonly school: string;
}

export const dirtyHeader = "urn,region,year,n,m,dn,dm,type";

export const dirtyStudy = {
  years: "[2018, 2019]",
  columns: "urn: urn, region: region, year: year",
  file: "    keep: { type: [academy, maintained] }\n    codes: { Q: asked not to be shown }",
};

interface Clean {
  readonly region: string;
  readonly year: string;
  readonly n: number;
  readonly m: number;
  readonly share: number;
  readonly dm: number;
  readonly type: string;
}

const clean: fc.Arbitrary<Clean> = fc.record({
  region: fc.constantFrom("North", "South", "", "far, far\naway"),
  year: fc.constantFrom("2018", "2019", "2018/19"),
  n: fc.integer({ min: 1, max: 12_000 }),
  m: fc.integer({ min: -300, max: 300 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  dm: fc.integer({ min: -300, max: 300 }),
  type: fc.constantFrom("academy", "maintained", " academy "),
});

const printed = (hundredths: number) => (hundredths / 100).toFixed(2);
const code = fc.constantFrom("SUPP", "supp", "NE", "", " ", "LOWCOV", "Q", "c");

function cellsOf(urn: string, { region, year, n, m, share, dm, type }: Clean): readonly string[] {
  const dn = Math.floor(n * share);
  const thousands = n >= 1000 ? `${Math.floor(n / 1000)},${String(n % 1000).padStart(3, "0")}` : String(n);
  return [urn, region, year, thousands, printed(m), String(dn), dn === 0 ? "" : printed(dm), type];
}

type Dirt = (
  cells: readonly string[],
  spoil: string,
) => { readonly cells: readonly string[]; readonly fate: DirtyRow["fate"] };

const set =
  (at: number, value: string, fate: DirtyRow["fate"]): Dirt =>
  (cells) => ({ cells: cells.map((cell, index) => (index === at ? value : cell)), fate });
const all = [3, 4, 5, 6];

/** A wrong number of all pupils: the row is used for its other group, unless that has no pupils. */
const setOfAll =
  (at: number, value: string, reason: RegExp): Dirt =>
  (cells) =>
    set(at, value, cells[5] === "0" ? reason : "in part")(cells, "");

/** Every kind of dirt, with the fate that intake's own words promise. Columns: urn region year n m dn dm type. */
const dirts: Readonly<Record<string, Dirt>> = {
  clean: (cells) => ({ cells, fate: "used" }),
  hidden: (cells, spoil) => ({
    cells: cells.map((cell, at) => (at === 5 || at === 6 ? spoil : cell)),
    fate: "in part",
  }),
  allHidden: (cells, spoil) => ({
    cells: cells.map((cell, at) => (all.includes(at) ? spoil : cell)),
    fate: /blank|\(.*\)/,
  }),
  blankPupils: (cells) => ({
    cells: cells.map((cell, at) => (at === 3 || at === 5 ? "" : cell)),
    fate: /^blank \(n\)$/,
  }),
  words: setOfAll(3, "many", /^not a number$/),
  decimals: setOfAll(4, "0.123", /^more than 2 decimals$/),
  negative: set(5, "-3", "in part"),
  half: setOfAll(3, "10.5", /^not a whole number$/),
  tooLarge: (cells) => ({
    cells: cells.map((cell, at) => (at === 5 ? "99999" : at === 6 ? "0.10" : cell)),
    fate: /^the groups have more pupils than the school$/,
  }),
  noPupils: (cells) => ({ cells: cells.map((cell, at) => (at === 3 || at === 5 ? "0" : cell)), fate: /^no pupils$/ }),
  noNumber: set(0, " ", /^no school number$/),
  notKept: set(7, "independent", /^a row that the study leaves out \(type\)$/),
  otherYear: set(2, "2017", /^a year that is not in the study$/),
  oddYear: set(2, "2018/20", /^not an academic year, nor a summer$/),
  tooMany: (cells) => ({ cells: [...cells, "more", "still"], fate: /^too many columns$/ }),
};

/** Rows of invented schools, clean and dirty, with exact repeats among them; the first two clean and in a region. */
export const dirtyRows: fc.Arbitrary<readonly DirtyRow[]> = fc
  .array(
    fc.record({
      clean,
      dirt: fc.oneof(
        { weight: 2, arbitrary: fc.constant("clean") },
        { weight: 3, arbitrary: fc.constantFrom(...Object.keys(dirts)) },
      ),
      code,
      repeats: fc.constantFrom(0, 0, 0, 1, 2),
    }),
    { minLength: 3, maxLength: 14 },
  )
  .map((wanted) =>
    wanted.flatMap(({ clean: school, dirt, code: spoil, repeats }, at) => {
      const urn = String(100_001 + at);
      const make = dirts[at < 2 ? "clean" : dirt] ?? dirts.clean;
      if (make === undefined) throw new Error(`no such dirt: ${dirt}`);
      const { cells, fate } = make(cellsOf(urn, at < 2 ? { ...school, region: "North" } : school), spoil);
      const row: DirtyRow = { line: cells.map((cell) => cellText(cell)).join(","), fate, school: urn };
      return typeof fate === "string" ? Array.from({ length: 1 + repeats }, () => row) : [row];
    }),
  );

export const dirtyText = (rows: readonly DirtyRow[]): string =>
  `${[dirtyHeader, ...rows.map(({ line }) => line)].join("\n")}\n`;
