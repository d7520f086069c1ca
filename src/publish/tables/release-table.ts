import type { ReleasedContent } from "../../release/content.ts";
import type { Finding } from "../../release/finding.ts";
import type { Column, Role } from "./column.ts";
import {
  countsOf,
  type Holdings,
  noStatistics,
  ofFindings,
  type StatisticKind,
  statistic,
  together,
} from "./holdings.ts";
import { type FilledColumn, fill, type Table, type TableOf } from "./table.ts";

/** A table of a release with what an output checker must know about it. */
export interface TableWithHoldings {
  readonly table: Table;
  readonly holdings: Holdings;
}

/** A table that a release can have. */
export interface ReleaseTable {
  readonly file: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Null where the study does not ask for it. */
  readonly of: (content: ReleasedContent) => TableWithHoldings | null;
}

interface ReleaseTableOf<Row> extends TableOf<Row> {
  /** The rows of a release: the one place where the table reads what was released. Null where it was not asked for. */
  readonly rows: (content: ReleasedContent) => readonly Row[] | null;
  /** The findings whose numbers are in a row. */
  readonly about: (row: Row) => readonly Finding[];
  /** What a row holds beyond its findings and what the roles of the columns say. */
  readonly also?: (row: Row) => Holdings;
}

const kindOfRole: ReadonlyMap<Role, StatisticKind> = new Map<Role, StatisticKind>([
  ["error", "standard errors"],
  ["lower", "intervals"],
  ["upper", "intervals"],
  ["test", "test statistics"],
  ["p", "p values"],
  ["rank", "ranks"],
]);

function ofColumn({ role, unit, cells }: FilledColumn): Holdings {
  const numbers = cells.flatMap((cell) => (typeof cell === "number" ? [cell] : []));
  const units = (["pupils", "schools", "rows"] as const).find((one) => one === unit);
  if (role === "count" && units !== undefined) return countsOf(units, numbers);
  const kind = kindOfRole.get(role);
  return kind === undefined || cells.every((cell) => cell === null) ? noStatistics : statistic(kind);
}

function holdingsOf<Row>(
  table: Table,
  rows: readonly Row[],
  { study }: ReleasedContent,
  { about, also = () => noStatistics }: ReleaseTableOf<Row>,
): Holdings {
  const { statistics, behind } = ofFindings([...new Set(rows.flatMap(about))], study);
  const hasValues = table.columns.some(({ role }) => role === "estimate");
  return together([
    { statistics: hasValues ? statistics : [], behind, counted: [] },
    together(rows.map(also)),
    ...table.columns.map(ofColumn),
  ]);
}

/** A table of a release, made from its rows and columns. */
export function releaseTable<Row>(spec: ReleaseTableOf<Row>): ReleaseTable {
  const { file, title, columns } = spec;
  return {
    file,
    title,
    columns,
    of: (content) => {
      const rows = spec.rows(content);
      if (rows === null) return null;
      const table = fill(spec, rows);
      return { table, holdings: holdingsOf(table, rows, content, spec) };
    },
  };
}
