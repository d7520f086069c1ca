import { ColdspotError } from "../effects/coldspot-error.ts";
import { excellenceScores } from "./excellence-score.ts";

/** One district of the workbook that defines Achieving Excellence Areas. */
export interface ExcellenceDistrict {
  /** ONS code, as in March 2016. */
  readonly code: string;
  readonly name: string;
  readonly authority: string;
  readonly region: string;
  /** The published category, 1 strongest to 6 weakest. This is the one used; nothing computed here changes it. */
  readonly category: number;
  /** In the order of `excellenceIndicators`, null where suppressed. */
  readonly indicators: readonly (number | null)[];
}

/** How the published categories compare with the formula as a public script reads it. */
export interface ExcellenceCheck {
  readonly note: string;
  /** Districts whose score could be worked out. */
  readonly compared: number;
  readonly differing: readonly {
    readonly code: string;
    readonly name: string;
    readonly published: number;
    readonly recomputed: number;
  }[];
  /** Codes of districts with a missing indicator: its half is averaged over the indicators that remain. */
  readonly incomplete: readonly string[];
}

export interface AchievingExcellence {
  /** Sorted by code. */
  readonly districts: readonly ExcellenceDistrict[];
  /** Rows of the sheet below its header that do not give a district with a category, by their row number in it. */
  readonly notUsed: readonly { readonly row: number; readonly reason: string }[];
  readonly check: ExcellenceCheck;
}

/** The layout of the sheet, counted from 0: `first` rows of titles and header, then one row per district. */
const layout = {
  sheet: "Sheet1",
  first: 4,
  blank: [4, 10, 17],
  indicators: [5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16],
  category: 18,
} as const;

const note =
  "Scores were recalculated from a public script's reading of the guidance note, not from a formula of the Department for " +
  "Education; how it treated suppressed values and where it cut the groups is not known. The published categories are used.";

const asPublished = "give the workbook of March 2016 as it was published";
const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

/** A cell as a spreadsheet program names it: column 18 of row 4, counted from 0, is S5. The sheet has no more than 26. */
function address(row: number, column: number): string {
  return `${String.fromCharCode("A".charCodeAt(0) + column)}${row + 1}`;
}

type Rows = readonly (readonly string[])[];
const cell = (rows: Rows, row: number, column: number) => (rows[row]?.[column] ?? "").trim();

function checkLayout(sheet: string, rows: Rows): void {
  if (sheet !== layout.sheet) throw refused(`not the sheet of Achieving Excellence Areas: ${sheet}`, "use Sheet1");
  const titles = (column: number) =>
    Array.from({ length: layout.first }, (_, row) => cell(rows, row, column))
      .join(" ")
      .trim();
  if (!/group/i.test(titles(layout.category))) {
    const at = address(layout.first - 1, layout.category);
    throw refused(`no header for the grouping in ${at}: ${titles(layout.category) || "blank"}`, asPublished);
  }
  const last = cell(rows, layout.first - 1, 0);
  if (titles(0) === "" || /^[A-Z]\d{8}$/.test(last))
    throw refused(`no header above the districts in ${address(layout.first - 1, 0)}: ${last || "blank"}`, asPublished);
  for (const column of layout.blank) {
    const row = rows.findIndex((_, index) => index >= layout.first && cell(rows, index, column) !== "");
    if (row >= 0) {
      throw refused(
        `cell ${address(row, column)} is not blank: ${cell(rows, row, column)}`,
        `${asPublished}: 19 columns`,
      );
    }
  }
}

function indicator(rows: Rows, row: number, column: number): number | null {
  const text = cell(rows, row, column);
  if (text === "" || text === "SUPP") return null;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw refused(
    `cell ${address(row, column)} is not a number: ${text}`,
    "correct it, or write SUPP where there is no value",
  );
}

function category(rows: Rows, row: number): number {
  const text = cell(rows, row, layout.category);
  if (/^[1-6]$/.test(text)) return Number(text);
  throw refused(`cell ${address(row, layout.category)} is not a grouping from 1 to 6: ${text}`, "correct the grouping");
}

function compared(districts: readonly ExcellenceDistrict[]): ExcellenceCheck {
  const scores = excellenceScores(districts.map(({ indicators }) => indicators));
  const differing = districts.flatMap(({ code, name, category: published }, index) => {
    const recomputed = scores[index]?.group ?? null;
    return recomputed === null || recomputed === published ? [] : [{ code, name, published, recomputed }];
  });
  return {
    note,
    compared: scores.filter(({ group }) => group !== null).length,
    differing,
    incomplete: districts.filter(({ indicators }) => indicators.includes(null)).map(({ code }) => code),
  };
}

/**
 * Districts with their category of Achieving Excellence Areas, and a check of the categories.
 *
 * The workbook has three rows of titles, a header, and 19 columns: district code, district, upper-tier authority, region,
 * a blank one, five indicators of standards, a blank one, six of capacity, a blank one, and the grouping of six.
 * Capacity holds the leadership of schools, so comparing leadership between categories is partly circular.
 *
 * @param workbook its sheet `Sheet1` as rows of text
 * @param isDistrict whether a code was a district's in March 2016
 * @throws ColdspotError (3) with the cell, when it is another sheet or a code, a number or a grouping is not valid
 * @source Department for Education, Defining Achieving Excellence Areas, indicator data, March 2016; layout from a public
 *   script that reads it, as the workbook itself was not available
 * @example readAchievingExcellence(sheet, (code) => codes.has(code)).districts[0] // { code: "E06000001", category: 5, ... }
 */
export function readAchievingExcellence(
  { sheet, rows }: { readonly sheet: string; readonly rows: Rows },
  isDistrict: (code: string) => boolean,
): AchievingExcellence {
  checkLayout(sheet, rows);
  const rowOf = new Map<string, number>();
  const districts: ExcellenceDistrict[] = [];
  const notUsed: { row: number; reason: string }[] = [];
  for (let row = layout.first; row < rows.length; row++) {
    const code = cell(rows, row, 0);
    const filled = rows[row]?.findIndex((text, column) => column > 0 && text.trim() !== "") ?? -1;
    if (filled < 0) {
      if (code !== "") notUsed.push({ row: row + 1, reason: "text and no values" });
      continue;
    }
    if (!isDistrict(code)) {
      const advice = "correct the code, or give the workbook with the districts of March 2016";
      throw refused(`cell ${address(row, 0)} is not a district of March 2016: ${code || "blank"}`, advice);
    }
    const before = rowOf.get(code);
    if (before !== undefined) {
      const cells = `${address(before, 0)} and ${address(row, 0)}`;
      throw refused(`the same district twice, in ${cells}: ${code}`, "remove one of the rows");
    }
    rowOf.set(code, row);
    if (cell(rows, row, layout.category) === "") {
      notUsed.push({ row: row + 1, reason: "a district without a grouping" });
      continue;
    }
    districts.push({
      code,
      name: cell(rows, row, 1),
      authority: cell(rows, row, 2),
      region: cell(rows, row, 3),
      category: category(rows, row),
      indicators: layout.indicators.map((column) => indicator(rows, row, column)),
    });
  }
  if (districts.length === 0) throw refused(`no districts in sheet: ${sheet}`, asPublished);
  districts.sort((a, b) => (a.code < b.code ? -1 : 1));
  return { districts, notUsed, check: compared(districts) };
}
