import type { FileFacts } from "../recognise/column-facts.ts";
import { type ExploreMeasure, exploreLayout } from "../recognise/explore-education.ts";
import { firstNamed, type SeenFile } from "../recognise/seen-file.ts";

/** How a table with a row for each group is read: the columns of a measure, and the values that pick each group. */
export interface LongGroups {
  readonly measure: ExploreMeasure;
  readonly pupils: string;
  readonly value: { readonly key: "mean" | "sum"; readonly column: string };
  readonly where: ReadonlyMap<"all" | "disadvantaged" | "others", ReadonlyMap<string, string>>;
}

/** A filter has at most so many different values. */
const mostValues = 60;

interface Filter {
  readonly column: string;
  readonly index: number;
  readonly values: readonly string[];
}

const plain = (value: string) => value.trim().toLowerCase();

/** Columns that divide the rows: few different values, one of them a total or a group of disadvantage. */
function filtersOf({ header, rows }: SeenFile): readonly Filter[] {
  const { totals, disadvantaged } = exploreLayout();
  return header.flatMap((column, index) => {
    const values = [...new Set(rows.map((row) => (row[index] ?? "").trim()))].filter((value) => value !== "");
    const divides = values.some((value) => [...totals, ...disadvantaged].includes(plain(value)));
    return divides && values.length > 1 && values.length <= mostValues ? [{ column, index, values }] : [];
  });
}

/**
 * The values of the other filters in the rows of a group: the total where there is one, or the only value; null where
 * several rows would be left for one school or area.
 */
function whereOf(
  seen: SeenFile,
  filters: readonly Filter[],
  by: Filter,
  value: string,
): ReadonlyMap<string, string> | null {
  const { totals } = exploreLayout();
  const where = new Map([[by.column, value]]);
  let rows = seen.rows.filter((row) => (row[by.index] ?? "").trim() === value);
  for (const { column, index } of filters) {
    if (column === by.column) continue;
    const values = [...new Set(rows.map((row) => (row[index] ?? "").trim()))].filter((one) => one !== "");
    const total = values.find((one) => totals.includes(plain(one)));
    const [only] = values;
    const chosen = total ?? (values.length === 1 ? only : undefined);
    if (chosen === undefined) return null;
    where.set(column, chosen);
    rows = rows.filter((row) => (row[index] ?? "").trim() === chosen);
  }
  return where;
}

/**
 * The groups of a table that has a row for each school and group.
 *
 * @returns null where no column holds disadvantaged pupils, or none of the known measures has its columns
 */
export function longGroups(seen: SeenFile, facts: FileFacts): LongGroups | null {
  const layout = exploreLayout();
  const filters = filtersOf(seen);
  const by = filters.find(({ values }) => values.some((value) => layout.disadvantaged.includes(plain(value))));
  if (by === undefined) return null;
  const valueIn = (wanted: readonly string[]) => by.values.find((value) => wanted.includes(plain(value)));
  const [disadvantaged, others, total] = [layout.disadvantaged, layout.others, layout.totals].map(valueIn);
  if (disadvantaged === undefined) return null;
  for (const measure of layout.measures) {
    const pupils = firstNamed(seen.header, measure.pupils);
    const [mean, sum] = [firstNamed(seen.header, measure.mean), firstNamed(seen.header, measure.sum)];
    const column = [mean, sum].find((one) => one !== null && (facts.columns.get(one)?.numbers ?? 0) > 0);
    // A column may be there in a year in which its measure was not published.
    if (pupils === null || column == null) continue;
    const group = (value: string | undefined) => (value === undefined ? null : whereOf(seen, filters, by, value));
    const found = { all: group(total), disadvantaged: group(disadvantaged), others: group(others) };
    if (found.disadvantaged === null || (found.all === null && found.others === null)) return null;
    return {
      measure,
      pupils,
      value: { key: column === mean ? "mean" : "sum", column },
      where: new Map(
        (["all", "disadvantaged", "others"] as const).flatMap((name) => {
          const picked = found[name];
          return picked === null ? [] : [[name, picked] as const];
        }),
      ),
    };
  }
  return null;
}
