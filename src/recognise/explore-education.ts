import { shippedText } from "../effects/shipped.ts";
import { shownCell } from "../effects/words-of-files.ts";
import { columns, found, type Recognised, someOf } from "./recognised.ts";
import { cellsSeen, columnNamed, lettersOf, type SeenFile } from "./seen-file.ts";

/** A measure of a long table: the names that its columns have in some years. */
export interface ExploreMeasure {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly pupils: readonly string[];
  readonly sum: readonly string[];
  readonly mean: readonly string[];
}

/** What is known about files of Explore Education Statistics: `data/layouts/explore-education.json`. */
export interface ExploreLayout {
  readonly needs: readonly string[];
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Values of filters, in lower case. */
  readonly disadvantaged: readonly string[];
  readonly others: readonly string[];
  readonly totals: readonly string[];
  readonly measures: readonly ExploreMeasure[];
  /** Series of the Local Authority Interactive Tool, by group. */
  readonly series: readonly {
    readonly name: string;
    readonly title: string;
    readonly unit: string;
    readonly decimals: number;
    readonly all: string;
    readonly disadvantaged: string;
    readonly others: string;
  }[];
}

let loaded: ExploreLayout | null = null;

export function exploreLayout(): ExploreLayout {
  const read: ExploreLayout = loaded ?? JSON.parse(shippedText("layouts/explore-education.json"));
  loaded = read;
  return read;
}

const levels: readonly string[] = ["School", "Institution", "Provider"];

/** A file of Explore Education Statistics, of schools or of areas: its level is in every row. */
export function recogniseExplore(seen: SeenFile): Recognised | null {
  const needs = exploreLayout().needs.map((name) => columnNamed(seen.header, name));
  const [time, level] = needs;
  if (time == null || level == null) return null;
  const levelsFound = [...new Set(cellsSeen(seen, level))];
  const ofSchools =
    levelsFound.length > 0 ? levelsFound.every((cell) => levels.includes(cell)) : seen.header.includes("school_urn");
  const reasons = [
    columns([time, level]),
    ...(levelsFound.length === 0 ? [] : [`${level} is ${someOf(levelsFound.map(shownCell), 5)}`]),
  ];
  return found(ofSchools ? "ees schools" : "ees areas", "certain", reasons);
}

/** A file of the Local Authority Interactive Tool: one row for each area, year and item. */
export function recogniseLait(seen: SeenFile): Recognised | null {
  const plain = seen.header.map(lettersOf);
  const area = seen.header.filter((_, index) => ["lanumber", "laandregions", "lacode"].includes(plain[index] ?? ""));
  const item = seen.header.filter((_, index) => ["shortdesc", "dataitem"].includes(plain[index] ?? ""));
  if (area.length === 0 || item.length === 0 || !plain.includes("values") || !plain.includes("years")) return null;
  return found("lait", "certain", [columns([...item, ...area])]);
}
