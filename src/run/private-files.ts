import type { SumCells } from "../cells/cells.ts";
import type { Effects } from "../effects/effects.ts";
import { writeText } from "../effects/read-whole.ts";
import type { FileLedger, LedgerEntry } from "../intake/ledger.ts";
import { districtByCode } from "../places/district.ts";
import { type PlacedSchool, ways } from "../places/placement.ts";
import { numberColumn, textColumn, wholeColumn } from "../publish/tables/column.ts";
import { csvOf } from "../publish/tables/csv.ts";
import { fill, type TableOf } from "../publish/tables/table.ts";
import type { FollowedSchool } from "../schools/followed-school.ts";
import { mark } from "./files/out-folder.ts";
import { entriesOf, ledgersOf } from "./ledgers-of.ts";
import type { Measured } from "./measured.ts";

const warning = `What is in this folder must not leave the room it was made in.

rejects.csv   every row that was not used, or used without one of its groups: file, record, column, reason, value
flow.csv      how many rows of each file became what
placement.csv where each school was placed, by which way, and what the other ways said
cells-*.csv   the sums of school tables that the figures were worked out from
followed-*.csv  every school with its grades at both times, or the reason why it has none
sql/          the statements that were run on pupil rows
`;

/** Letters, digits and hyphens of a measure's name, as names of files have them. */
function fileName(measure: string): string {
  return measure.replace(/[^\w-]+/g, "-");
}

const rejects: TableOf<LedgerEntry> = {
  file: "rejects.csv",
  title: "every row that was not used, or used without one of its groups",
  columns: [
    textColumn("file", "id", "The file", ({ file }) => file),
    wholeColumn("record", "id", null, "The record in it, from 1, the header of a text file", ({ record }) => record),
    textColumn("column", "id", "The column that was looked at", ({ column }) => column),
    textColumn("reason", "note", "Why it was not used", ({ reason }) => reason),
    textColumn("value", "note", "What stands there", ({ value }) => value),
    textColumn("used", "status", "no, or in part: without one group", ({ used }) => used),
  ],
};

function inOrder(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return [...entries].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.record - b.record || (a.column < b.column ? -1 : 1),
  );
}

interface Step {
  readonly file: string;
  readonly measures: string;
  readonly step: string;
  readonly rows: number;
}

const flow: TableOf<Step> = {
  file: "flow.csv",
  title: "how many rows of each file became what",
  columns: [
    textColumn("file", "id", "The file", ({ file }) => file),
    textColumn("step", "kind", "What became of the rows", ({ step }) => step),
    wholeColumn("rows", "count", "rows", "How many", ({ rows }) => rows),
    textColumn(
      "measures",
      "group",
      "The measures that read the file so; blank where all do",
      ({ measures }) => measures,
    ),
  ],
};

function stepsOf(ledgers: readonly FileLedger[]): readonly Step[] {
  return ledgers.flatMap(({ source, rowsRead, rowsUsed, refused, inPart, measures = [] }) =>
    [
      { step: "read", rows: rowsRead },
      ...refused.map(({ reason, rows }) => ({ step: `left out: ${reason}`, rows })),
      { step: "used", rows: rowsUsed },
      ...inPart.map(({ reason, rows }) => ({ step: `of these without a group: ${reason}`, rows })),
    ].map((one) => ({ file: source.file, measures: measures.join(" "), ...one })),
  );
}

interface Placed {
  readonly school: string;
  readonly place: PlacedSchool;
}

const placement: TableOf<Placed> = {
  file: "placement.csv",
  title: "every school with its district and the way it was found",
  columns: [
    textColumn("school", "id", "The school", ({ school }) => school),
    textColumn("district", "place", "The code of its district", ({ place }) => place.district),
    textColumn(
      "name",
      "place",
      "The name of the district",
      ({ place }) => districtByCode(place.district)?.name ?? null,
    ),
    textColumn("way", "method", "The way it was found", ({ place }) => place.way),
    textColumn("disputed", "status", "Whether two ways named different districts", ({ place }) =>
      place.disputed ? "yes" : "no",
    ),
    wholeColumn("metres_outside", "note", "metres", "How far outside the nearest boundary it lies", ({ place }) =>
      place.metres === null ? null : Math.round(place.metres),
    ),
    ...ways.map((way) =>
      textColumn(
        `by_${way}`,
        "place",
        `The district by the way ${way}`,
        ({ place }: Placed) => place.answers.find((answer) => answer.way === way)?.district ?? null,
      ),
    ),
  ],
};

/** Disputed ones first. */
function placedInOrder(places: ReadonlyMap<string, PlacedSchool>): readonly Placed[] {
  return [...places]
    .map(([school, place]) => ({ school, place }))
    .sort((a, b) => Number(b.place.disputed) - Number(a.place.disputed) || (a.school < b.school ? -1 : 1));
}

/** The cells of a school table or of grades: a row is the position of a cell. */
function cellTable({ frame, key, n, sum, step }: SumCells, measure: string): TableOf<number> {
  const at = (keys: readonly (string | number)[], code: number | undefined) => String(keys[code ?? -1] ?? "");
  return {
    file: `cells-${fileName(measure)}.csv`,
    title: "the sums that the figures were worked out from",
    columns: [
      textColumn("school", "id", "The school", (row) => at(frame.schools.keys, key.school[row])),
      textColumn("place", "place", "The area of each scheme of the study", (row) =>
        at(frame.places.keys, key.place[row]),
      ),
      textColumn("group", "group", "The atom of the populations", (row) => at(frame.atoms.keys, key.atom[row])),
      textColumn("year", "time", "The year", (row) => at(frame.years.keys, key.year[row])),
      wholeColumn("pupils", "count", "pupils", "Pupils, or schools of grades", (row) => n[row] ?? null),
      numberColumn("sum", "estimate", { column: "step" }, "The sum of their scores in steps", (row) => sum[row] ?? 0),
      numberColumn("step", "unit", null, "The smallest step of a score", () => step),
    ],
  };
}

function followedTable(measure: string): TableOf<FollowedSchool> {
  return {
    file: `followed-${fileName(measure)}.csv`,
    title: "every school with its grades at both times, or the reason why it has none",
    columns: [
      textColumn("urn", "id", "Its URN at the last time", ({ urn }) => urn),
      textColumn("chain", "id", "The school through time", ({ chain }) => chain),
      wholeColumn("first_grade", "estimate", null, "The grade at the first time", ({ first }) => first?.grade ?? null),
      textColumn("first_inspection", "id", "Its inspections", ({ first }) => first?.inspections.join("; ") ?? null),
      wholeColumn("last_grade", "estimate", null, "The grade at the last time", ({ last }) => last?.grade ?? null),
      textColumn("last_inspection", "id", "Its inspections", ({ last }) => last?.inspections.join("; ") ?? null),
      textColumn("inherited", "method", "Whether the last grade was made of another school", ({ last }) =>
        last?.inherited === true ? "yes" : "no",
      ),
      textColumn("changed", "note", "How its URN changed", ({ changed }) => changed),
      textColumn("lost", "status", "Why it has no last grade", ({ lost }) => lost),
    ],
  };
}

/** Those that were lost first. */
function followedInOrder(schools: readonly FollowedSchool[]): readonly FollowedSchool[] {
  return [...schools].sort((a, b) => Number(a.lost === null) - Number(b.lost === null));
}

/** The private folder: the ledger, the flow, the cells, and the sign on the door. */
export async function writePrivate(
  effects: Effects,
  folder: string,
  measured: ReadonlyMap<string, Measured>,
): Promise<void> {
  const write = <Row>(table: TableOf<Row>, rows: readonly Row[]) =>
    writeText(effects, `${folder}/${table.file}`, csvOf(fill(table, rows)));
  await writeText(effects, `${folder}/${mark}`, warning);
  await write(rejects, inOrder(entriesOf(measured.values())));
  await write(flow, stepsOf(ledgersOf(measured)));
  const [first] = measured.values();
  if (first?.placed) await write(placement, placedInOrder(first.placed.places));
  for (const [name, { cells, statements, leadership }] of measured) {
    for (const [statement, text] of statements)
      await writeText(effects, `${folder}/sql/${fileName(statement)}.sql`, text);
    if (leadership !== undefined) await write(followedTable(name), followedInOrder(leadership.schools));
    if (cells.kind === "sums") await write(cellTable(cells, name), [...cells.n.keys()]);
  }
}
