import type { SumCells } from "../cells/cells.ts";
import type { Effects } from "../effects/effects.ts";
import { OutputNames } from "../effects/output-name.ts";
import { writeText } from "../effects/read-whole.ts";
import { csvText } from "../formats/csv-text.ts";
import type { FileLedger, LedgerEntry } from "../intake/ledger.ts";
import { districtByCode } from "../places/district.ts";
import { type PlacedSchool, type Way, ways } from "../places/placement.ts";
import type { FollowedSchool } from "../schools/followed-school.ts";
import type { PlacedSchools } from "./facts/place-schools.ts";
import { entriesOf, ledgersOf } from "./ledgers-of.ts";
import type { Scored } from "./scored.ts";

const warning = `What is in this folder must not leave the room it was made in.

rejects.csv   every row that was not used, or used without one of its groups, every title and note, and every measure without months: file, record, column, reason, value
flow.csv      how many rows of each file became what
placement.csv where each school was placed, by which way, and what the other ways said; or why it was not
cells-*.csv   the sums of school tables that the figures were worked out from
followed-*.csv  every school with its grades at both times, or the reason why it has none
sql/          the statements that were run on pupil rows
`;

function rejectsCsv(entries: readonly LedgerEntry[]): string {
  return csvText(
    ["file", "record", "column", "reason", "value", "used"],
    [...entries]
      .sort((a, b) =>
        a.file < b.file ? -1 : a.file > b.file ? 1 : a.record - b.record || (a.column < b.column ? -1 : 1),
      )
      .map(({ file, record, column, reason, value, used }) => [file, record, column, reason, value, used]),
  );
}

function flowCsv(ledgers: readonly FileLedger[]): string {
  return csvText(
    ["file", "step", "rows", "measures"],
    ledgers.flatMap(({ source, rowsRead, rowsUsed, refused, inPart, measures = [] }) =>
      [
        ...(source.setAside === undefined
          ? []
          : [
              ["set aside: above the table", source.setAside.above] as const,
              ["set aside: below the table", source.setAside.below] as const,
            ]),
        ["read", rowsRead] as const,
        ...refused.map(({ reason, rows }) => [`left out: ${reason}`, rows] as const),
        ["used", rowsUsed] as const,
        ...inPart.map(({ reason, rows }) => [`of these without a group: ${reason}`, rows] as const),
      ].map(([step, rows]) => [source.file, step, rows, measures.join(" ")]),
    ),
  );
}

/** Every school with its district and the way it was found, disputed ones first; then those without one, with the reason. */
function placementCsv({ places, without }: Pick<PlacedSchools, "places" | "without">): string {
  const rows = [...places].sort(
    ([a, one], [b, other]) => Number(other.disputed) - Number(one.disputed) || (a < b ? -1 : 1),
  );
  const said = ({ answers }: PlacedSchool, way: Way) => answers.find((answer) => answer.way === way)?.district ?? "";
  return csvText(
    [
      "school",
      "district",
      "name",
      "way",
      "disputed",
      "metres_outside",
      ...ways.map((way) => `by_${way}`),
      "not_placed",
    ],
    [
      ...rows.map(([school, place]) => [
        school,
        place.district,
        districtByCode(place.district)?.name ?? "",
        place.way,
        place.disputed ? "yes" : "no",
        place.metres === null ? "" : Math.round(place.metres),
        ...ways.map((way) => said(place, way)),
        "",
      ]),
      ...[...without].map(([school, reason]) => [school, "", "", "", "", "", ...ways.map(() => ""), reason]),
    ],
  );
}

function cellsCsv({ frame, key, n, sum, step }: SumCells): string {
  const at = (keys: readonly (string | number)[], code: number | undefined) => keys[code ?? -1] ?? "";
  return csvText(
    ["school", "place", "group", "year", "pupils", "sum", "step"],
    [...n].map((pupils, row) => [
      at(frame.schools.keys, key.school[row]),
      at(frame.places.keys, key.place[row]),
      at(frame.atoms.keys, key.atom[row]),
      at(frame.years.keys, key.year[row]),
      pupils,
      sum[row] ?? 0,
      step,
    ]),
  );
}

/** Every school followed between two times; those that were lost first. */
function followedCsv(schools: readonly FollowedSchool[]): string {
  const sorted = [...schools].sort((a, b) => Number(a.lost === null) - Number(b.lost === null));
  return csvText(
    [
      "urn",
      "chain",
      "first_grade",
      "first_inspection",
      "last_grade",
      "last_inspection",
      "inherited",
      "changed",
      "lost",
    ],
    sorted.map(({ urn, chain, first, last, changed, lost }) => [
      urn,
      chain,
      first?.grade ?? "",
      first?.inspections.join("; ") ?? "",
      last?.grade ?? "",
      last?.inspections.join("; ") ?? "",
      last?.inherited === true ? "yes" : "no",
      changed ?? "",
      lost ?? "",
    ]),
  );
}

/** What is written about a measure. */
type Written = Pick<Scored, "read" | "forPrivate">;

/**
 * The private folder: the ledger, the flow, the cells, and the file that says they must not leave.
 *
 * @param aside titles and notes outside the tables
 */
export async function writePrivate(
  effects: Effects,
  folder: string,
  measured: ReadonlyMap<string, Written>,
  aside: readonly LedgerEntry[] = [],
): Promise<void> {
  const names = new OutputNames();
  const write = (path: string, text: string) => writeText(effects, `${folder}/${path}`, text);
  const read = new Map([...measured].map(([name, each]) => [name, each.read]));
  await write(names.own("MUST-NOT-LEAVE.txt"), warning);
  await write(names.own("rejects.csv"), rejectsCsv([...entriesOf(read.values()), ...aside]));
  await write(names.own("flow.csv"), flowCsv(ledgersOf(read)));
  const [first] = read.values();
  if (first?.placed) await write(names.own("placement.csv"), placementCsv(first.placed));
  for (const [name, { forPrivate }] of measured) {
    const { statements, followed, sums } = forPrivate;
    for (const [statement, text] of statements) await write(names.named("sql/", statement, ".sql"), text);
    if (followed !== null) await write(names.named("", `followed-${name}`, ".csv"), followedCsv(followed));
    if (sums !== null) await write(names.named("", `cells-${name}`, ".csv"), cellsCsv(sums));
  }
}
