import { shippedText } from "../../src/effects/shipped.ts";

/** Where the tables on docs/files.md begin and end. */
export const marks = { from: "<!-- tables of data/layouts: begin -->", to: "<!-- tables of data/layouts: end -->" };

interface GroupColumns {
  readonly pupils?: string;
  readonly mean?: string;
  readonly sum?: string;
}

interface ColumnsOfYears {
  readonly from?: number;
  readonly to?: number;
  readonly all: GroupColumns;
  readonly disadvantaged: GroupColumns;
  readonly others?: GroupColumns;
  readonly source: string;
  readonly confidence: string;
}

interface Measure {
  readonly title: string;
  readonly from?: number;
  readonly to?: number;
  readonly columns: readonly ColumnsOfYears[];
}

interface SchoolTables {
  readonly title: string;
  readonly sources: Readonly<Record<string, string>>;
  readonly notPublished: readonly number[];
  readonly measures: readonly Measure[];
}

interface Explore {
  readonly sources: Readonly<Record<string, string>>;
  readonly measures: readonly {
    readonly title: string;
    readonly pupils: readonly string[];
    readonly sum: readonly string[];
    readonly mean: readonly string[];
    readonly confidence: string;
  }[];
  readonly series: readonly {
    readonly title: string;
    readonly all: string;
    readonly disadvantaged: string;
    readonly others: string;
    readonly confidence: string;
  }[];
}

interface Inspections {
  readonly sources: Readonly<Record<string, string>>;
  readonly slots: readonly (Readonly<Record<string, Readonly<Record<string, string>> | string>> & {
    readonly slot: string;
  })[];
  readonly school: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const layout = <Layout>(name: string): Layout => JSON.parse(shippedText(`layouts/${name}.json`));
const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
const row = (...cells: readonly string[]) => `| ${cells.map((cell) => (cell === "" ? "–" : cell)).join(" | ")} |`;
const table = (heads: readonly string[], rows: readonly string[]) => [
  row(...heads),
  row(...heads.map(() => "---")),
  ...rows,
  "",
];

/** The first and last year of performance tables that anything is known of. */
const [first, last] = [2011, 2024];

const years = (from: number | undefined, to: number | undefined) =>
  from === undefined && to === undefined
    ? "all"
    : from === to
      ? String(from)
      : `${from ?? "to"} ${to === undefined ? "on" : `to ${to}`}`;

const columnOf = (group: GroupColumns | undefined) =>
  code([group?.mean ?? group?.sum ?? ""].filter((name) => name !== ""));

const isIn = (year: number, { from = first, to = last }: Pick<ColumnsOfYears, "from" | "to">) =>
  from <= year && year <= to;

/** Measures of one year: those with columns for it, and those without. */
function measuresOf(year: number, measures: readonly Measure[]) {
  const isKnown = (measure: Measure) => isIn(year, measure) && measure.columns.some((columns) => isIn(year, columns));
  const titles = (known: boolean) => measures.filter((measure) => isKnown(measure) === known).map(({ title }) => title);
  return { known: titles(true), not: titles(false) };
}

function schoolTables(name: string): readonly string[] {
  const { title, measures, notPublished } = layout<SchoolTables>(name);
  const columns = measures.flatMap((measure) =>
    measure.columns.map((one) =>
      row(
        measure.title,
        years(one.from ?? measure.from, one.to ?? measure.to),
        columnOf(one.all),
        columnOf(one.disadvantaged),
        columnOf(one.others),
        one.confidence,
      ),
    ),
  );
  const byYear = Array.from({ length: last - first + 1 }, (_, at) => first + at).map((year) => {
    const { known, not } = measuresOf(year, measures);
    return notPublished.includes(year)
      ? row(String(year), "not published", "")
      : row(String(year), known.join("; "), not.join("; "));
  });
  return [
    `### A ${title}`,
    "",
    `From \`data/layouts/${name}.json\`. Columns of means or shares; those of numbers of pupils go with them.`,
    "",
    ...table(["measure", "years", "all", "disadvantaged", "others", "how sure"], columns),
    ...table(["year", "known", "not known, or not there"], byYear),
  ];
}

function areas(): readonly string[] {
  const { measures, series } = layout<Explore>("explore-education");
  return [
    "### Explore Education Statistics and the Local Authority Interactive Tool",
    "",
    "From `data/layouts/explore-education.json`. Names are those of any year; years are what `time_period` and `Years` say. No other measure is known.",
    "",
    ...table(
      ["measure", "pupils", "sum", "mean", "how sure"],
      measures.map((one) => row(one.title, code(one.pupils), code(one.sum), code(one.mean), one.confidence)),
    ),
    ...table(
      ["series of the tool", "all", "disadvantaged", "others", "how sure"],
      series.map((one) =>
        row(one.title, code([one.all]), code([one.disadvantaged]), code([one.others]), one.confidence),
      ),
    ),
  ];
}

/** Names by how they are known: in a file that was seen, second hand, or guessed. */
function namesRow(
  role: string,
  names: Readonly<Record<string, string>>,
  sources: Readonly<Record<string, string>>,
): string {
  const kindOf = (source: string) => {
    const said = sources[source] ?? "";
    return source === "GUESS" ? "guess" : said.includes("second hand") ? "told" : "seen";
  };
  const of = (kind: string) =>
    code(Object.entries(names).flatMap(([name, source]) => (kindOf(source) === kind ? [name] : [])));
  return row(`\`${role}\``, of("seen"), of("told"), of("guess"));
}

function inspections(): readonly string[] {
  const { sources, slots, school } = layout<Inspections>("ofsted-mi");
  const ofSlots = slots.flatMap((slot) =>
    Object.entries(slot).flatMap(([role, names]) =>
      typeof names === "string" || Object.keys(names).length === 0
        ? []
        : [namesRow(`${slot.slot}: ${role}`, names, sources)],
    ),
  );
  const ofSchool = Object.entries(school).map(([role, names]) => namesRow(role, names, sources));
  return [
    "### Ofsted's lists, 2005 to 2025",
    "",
    "From `data/layouts/ofsted-mi.json`. A list of any era is read by those of these names that it has. A grade under another name is not known, and is not looked for.",
    "",
    ...table(
      ["role", "names in files seen", "names in public code that reads such files", "guesses"],
      [...ofSlots, ...ofSchool],
    ),
  ];
}

/** The tables of docs/files.md that say which years and columns of public layouts are known, and which are not. */
export function knownLayouts(): string {
  return [...schoolTables("school-tables-ks4"), ...schoolTables("school-tables-ks2"), ...areas(), ...inspections()]
    .join("\n")
    .trim();
}
