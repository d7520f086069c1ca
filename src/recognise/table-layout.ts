import { shippedText } from "../effects/shipped.ts";
import { columnNamed, plainColumn } from "./seen-file.ts";

/** The column of a group's number of pupils and the column of its printed mean. */
export interface GroupColumns {
  readonly pupils: string;
  readonly mean: string;
}

/** One set of names that the columns of a measure have in some years. `{year}` and `{yy}` stand for a year. */
export interface MeasureNames {
  readonly from?: number;
  readonly to?: number;
  readonly all: GroupColumns;
  readonly disadvantaged: GroupColumns;
  readonly others?: GroupColumns;
  readonly source: string;
  readonly confidence: string;
}

export interface TableMeasure {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  /** Whether its cells are written with a per cent sign. */
  readonly percent: boolean;
  /** Whether a first study measures it. */
  readonly usual: boolean;
  /** First and last summer of the measure; absent where it is not known or has not ended. */
  readonly from?: number;
  readonly to?: number;
  /** What is to know about the numbers of pupils, where they are not those of the mean. */
  readonly weights?: string;
  readonly columns: readonly MeasureNames[];
}

/** Which columns say of what year a table is, by the year in their names. */
export interface YearColumn {
  readonly column: string;
  readonly is: "its own year" | "the year before";
}

/** What is known about the columns of one kind of table of schools: `data/layouts/school-tables-*.json`. */
export interface TableLayout {
  readonly title: string;
  readonly keyStage: 2 | 4 | null;
  /** Names of columns by which the table is recognised, and how many of them are enough. */
  readonly signs: readonly string[];
  readonly signsNeeded: number;
  /** Whether such tables are published; absent where they are. */
  readonly published?: boolean;
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** The column that says which rows are schools, with what its values mean. */
  readonly rows: {
    readonly column: string;
    readonly schools: Readonly<Record<string, string>>;
    readonly aside: Readonly<Record<string, string>>;
  } | null;
  readonly years: readonly YearColumn[];
  /** Years of which no such table was published. */
  readonly notPublished: readonly number[];
  readonly breaks: Readonly<Record<string, { readonly why: string }>>;
  readonly measures: readonly TableMeasure[];
}

let loaded: readonly TableLayout[] | null = null;

/** The shipped facts about tables of schools: key stage 4, key stage 2, then tables that others made. */
export function tableLayouts(): readonly TableLayout[] {
  const read = (name: string) => JSON.parse(shippedText(`layouts/${name}.json`));
  const others: { readonly tables: readonly TableLayout[] } = read("school-tables-other");
  loaded ??= [read("school-tables-ks4"), read("school-tables-ks2"), ...others.tables];
  return loaded;
}

const escapedForPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name with a place for a year as a pattern whose first group is the year. */
function patternOf(name: string): RegExp {
  const [before = "", after = ""] = plainColumn(name).split(/\{year\}|\{yy\}/);
  const year = name.includes("{year}") ? "(20\\d\\d)" : "(\\d\\d)";
  return new RegExp(`^${escapedForPattern(before)}${year}${escapedForPattern(after)}$`);
}

const holdsYear = (name: string) => /\{year\}|\{yy\}/.test(name);
const fullYear = (digits: string) => (digits.length === 4 ? Number(digits) : 2000 + Number(digits));

/**
 * The years in names of columns that fit a name with a place for a year.
 *
 * @example yearsInNames(["P8MEA_16", "P8MEA_17"], "P8MEA_{yy}") // [2016, 2017]
 */
export function yearsInNames(header: readonly string[], name: string): readonly number[] {
  const pattern = patternOf(name);
  return header.flatMap((column) => {
    const digits = pattern.exec(plainColumn(column))?.[1];
    return digits === undefined ? [] : [fullYear(digits)];
  });
}

/** The columns of a header by which a table is recognised. */
export function signsIn(layout: TableLayout, header: readonly string[]): readonly string[] {
  return layout.signs.flatMap((sign) => {
    if (!holdsYear(sign)) return columnNamed(header, sign) ?? [];
    const pattern = patternOf(sign);
    return header.find((column) => pattern.test(plainColumn(column))) ?? [];
  });
}

/** The columns of one measure in a file, and the year in their names if there is one. */
export interface MeasureFound {
  readonly measure: TableMeasure;
  readonly year: number | null;
  readonly confidence: string;
  readonly groups: ReadonlyMap<"all" | "disadvantaged" | "others", GroupColumns>;
}

function groupIn(header: readonly string[], group: GroupColumns | undefined, year: number | null): GroupColumns | null {
  if (group === undefined) return null;
  const filled = (name: string) =>
    year === null ? name : name.replace("{year}", String(year)).replace("{yy}", String(year % 100).padStart(2, "0"));
  const [pupils, mean] = [columnNamed(header, filled(group.pupils)), columnNamed(header, filled(group.mean))];
  return pupils === null || mean === null ? null : { pupils, mean };
}

function foundIn(header: readonly string[], measure: TableMeasure, names: MeasureNames): MeasureFound | null {
  const years = holdsYear(names.all.mean) ? [...yearsInNames(header, names.all.mean)].sort((a, b) => b - a) : [null];
  for (const year of years) {
    const [all, disadvantaged] = [groupIn(header, names.all, year), groupIn(header, names.disadvantaged, year)];
    if (all === null || disadvantaged === null) continue;
    const others = groupIn(header, names.others, year);
    const groups = new Map([
      ["all", all],
      ["disadvantaged", disadvantaged],
      ...(others === null ? [] : [["others", others] as const]),
    ] as const);
    return { measure, year, confidence: names.confidence, groups };
  }
  return null;
}

/**
 * The measures of a table for which a file has the columns of all pupils and of disadvantaged ones; of several years in
 * the names of columns, the last.
 */
export function measuresIn(layout: TableLayout, header: readonly string[]): readonly MeasureFound[] {
  return layout.measures.flatMap((measure) => {
    for (const names of measure.columns) {
      const one = foundIn(header, measure, names);
      if (one !== null) return [one];
    }
    return [];
  });
}
