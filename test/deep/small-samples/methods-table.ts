import type { committed } from "./results.ts";

type Rows = ReturnType<typeof committed>;

const statistics = [
  "gap",
  "in-area gap",
  "change",
  "mean of the group",
  "mean of the comparison",
  "between schools",
  "within schools",
] as const;

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const whereOf = (rows: Rows) => [...new Set(rows.map(({ where = "" }) => where))];

/** Coverage and width of single figures in per cent, as docs/methods.md prints them; before in brackets. */
export function coverageTable(rows: Rows): string {
  const single = rows.filter(({ statistic = "" }) => !statistic.startsWith("difference"));
  const cell = (where: string, statistic: string) => {
    const row = single.find((one) => one.where === where && one.statistic === statistic);
    return row === undefined ? "" : `${row.coverage}, ${row.width}% (${row.coverage_before}, ${row.width_before}%)`;
  };
  return [
    line(["schools", ...statistics]),
    line(["---", ...statistics.map(() => "---")]),
    ...whereOf(single).map((where) => line([where, ...statistics.map((statistic) => cell(where, statistic))])),
  ].join("\n");
}

/** How often areas that do not differ are called different, in per cent, and widths; before in brackets. */
export function differenceTable(rows: Rows): string {
  const pairs = rows.filter(({ statistic = "" }) => statistic.startsWith("difference"));
  const kinds = ["difference of gaps", "difference of in-area gaps"] as const;
  const cell = (where: string, statistic: string) => {
    const row = pairs.find((one) => one.where === where && one.statistic === statistic);
    if (row === undefined) return ["", ""];
    const missed = (100 - Number(row.coverage)).toFixed(1);
    return [`${missed} ± ${row.mc_error} (${row.missed_before})`, `${row.width}% (${row.width_before}%)`];
  };
  return [
    line(["schools", ...kinds.flatMap((kind) => [`${kind}: wrongly different`, "width"])]),
    line(["---", ...kinds.flatMap(() => ["---", "---"])]),
    ...whereOf(pairs).map((where) => line([where, ...kinds.flatMap((kind) => cell(where, kind))])),
  ].join("\n");
}
