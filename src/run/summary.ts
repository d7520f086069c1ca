import { readableCount } from "../publish/words/readable.ts";
import { warningsOf } from "../publish/words/warnings.ts";
import { findingSentences } from "../publish/words/what-we-found.ts";
import { witnessSentences } from "../publish/words/witness-words.ts";
import { type Status, withRole } from "../release/finding.ts";
import type { ProtectedCount, ProtectedFlow, ProtectedReason } from "../release/protected-flow.ts";
import { Released } from "../release/released.ts";
import { protectCount } from "../release/rules.ts";

/** What a run says at its end. Counts are protected: a terminal is a log. */
export interface RunSummary {
  readonly rows: {
    readonly read: ProtectedCount;
    readonly used: ProtectedCount;
    readonly refused: ProtectedCount;
    readonly mostRefused: string | null;
    /** The measures that these are the rows of, where others read a file differently; empty when all read alike. */
    readonly of: readonly string[];
  };
  readonly figures: {
    readonly shown: number;
    readonly hidden: number;
    readonly unreliable: number;
    readonly notAvailable: number;
  };
  /** Counts of schools and what follows from them, which have no error; null where there are none. */
  readonly counts: { readonly shown: number; readonly hidden: number } | null;
  readonly protection: string;
  /** What a reader must know before any figure, such as rows that were lost. */
  readonly warnings: readonly string[];
  /** The published total that ours is farthest from; empty where there is none. */
  readonly totals: readonly string[];
  readonly findings: readonly string[];
  readonly report: string;
  readonly mustNotLeave: string;
}

function added(counts: readonly ProtectedCount[]): ProtectedCount {
  return counts.some((count) => count === null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** One reading of each entry: the first, where measures read it differently. */
function firstReadings(flow: readonly ProtectedFlow[]): readonly ProtectedFlow[] {
  const first = new Map<string, string>();
  return flow.filter(({ source, measures }) => {
    const reading = measures.join(" ");
    if (!first.has(source.entry)) first.set(source.entry, reading);
    return first.get(source.entry) === reading;
  });
}

/** The end of a run in numbers and words, from what was released. */
export function summarise(released: Released, out: string, keptBack: readonly string[]): RunSummary {
  const content = Released.contentOf(released);
  const { study, flow: readings, rules, checks } = content;
  const flow = firstReadings(readings);
  const figures = withRole(content.findings, "asked", "part", "percentiles", "choice");
  const counts = withRole(content.findings, "count");
  const count = (status: Status, of = figures) => of.filter((finding) => finding.status === status).length;
  const notRun = checks.filter(({ status }) => status === "not run").map(({ name }) => name);
  const kept = keptBack.length === 0 ? "" : `; kept back by file type: ${keptBack.join(", ")}`;
  const read = added(flow.map(({ rowsRead }) => rowsRead));
  const used = added(flow.map(({ rowsUsed }) => rowsUsed));
  return {
    rows: {
      read,
      used,
      refused: read === null || used === null ? null : protectCount(read - used, rules),
      mostRefused:
        flow
          .flatMap(({ refused }) => refused)
          .reduce<ProtectedReason | null>((most, one) => ((one.rows ?? 0) > (most?.rows ?? 0) ? one : most), null)
          ?.reason ?? null,
      of: [...new Set(flow.flatMap(({ measures }) => measures))],
    },
    figures: {
      shown: count("published") + count("unreliable"),
      hidden: count("suppressed"),
      unreliable: count("unreliable"),
      notAvailable: count("not_available"),
    },
    counts: counts.length === 0 ? null : { shown: count("published", counts), hidden: count("suppressed", counts) },
    protection: `rules ${rules.name}; ${notRun.length === 0 ? "figures of pupils protected from subtraction and attacked" : `not needed: ${notRun.join(", ")}`}${kept}`,
    warnings: warningsOf(content),
    totals: witnessSentences(content).slice(0, 1),
    findings: findingSentences(content)
      .slice(0, 3)
      .map((sentence) => (study.data === "invented" ? `(invented data) ${sentence}` : sentence)),
    report: `${out}/release/report.html`,
    mustNotLeave: `${out}/private`,
  };
}

/** The same seven lines at the end of every run, after one for each warning. */
export function summaryLines({
  rows,
  figures,
  counts,
  protection,
  warnings,
  totals,
  findings,
  report,
  mustNotLeave,
}: RunSummary): readonly string[] {
  const [first, second, third] = findings;
  return [
    `rows        ${readableCount(rows.read)} read, ${readableCount(rows.used)} used, ${readableCount(rows.refused)} refused${rows.mostRefused === null ? "" : ` (most: ${rows.mostRefused})`}${rows.of.length === 0 ? "" : `; as ${rows.of.join(" and ")} reads them, other measures in the report`}`,
    `figures     ${figures.shown} shown (${figures.unreliable} of them unreliable), ${figures.hidden} hidden, ${figures.notAvailable} not available${counts === null ? "" : `; counts of schools: ${counts.shown} shown, ${counts.hidden} hidden`}`,
    `protection  ${protection}`,
    ...warnings.map((warning) => `warning     ${warning}`),
    ...totals.map((total) => `published   ${total}`),
    `finding     ${first ?? "none that can be shown"}`,
    `finding     ${second ?? "no second finding"}`,
    `finding     ${third ?? "no third finding"}`,
    `report      ${report}   (must not leave: ${mustNotLeave})`,
  ];
}
