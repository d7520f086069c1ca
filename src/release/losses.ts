import type { AnyFigure } from "../figures/figure.ts";
import type { FileLedger, UnusedRows } from "../intake/ledger.ts";
import type { Loss } from "../intake/loss.ts";
import type { FileSpec, Layout, Study } from "../study/study.ts";
import { type Finding, hidden } from "./finding.ts";
import { type ProtectedCount, protectReasons } from "./protected-flow.ts";
import { protectCount, type Rules } from "./rules.ts";

/** What the loss of rows means for the figures of a file. */
export type LossVerdict = "not marked" | "marked" | "withheld";

/** Rows of a file that could not be used for a group of pupils, or for any, in counts as they may be shown. */
export interface LossOfFile {
  readonly entry: string;
  readonly file: string;
  readonly measures: readonly string[];
  readonly year: number | null;
  /** Null: whole rows, so every group. */
  readonly group: string | null;
  /** Rows that the study wants and for which the source has a figure. */
  readonly wanted: ProtectedCount;
  readonly lost: ProtectedCount;
  /** Rows whose value the source hides or leaves blank. */
  readonly noValue: ProtectedCount;
  /** In words, where the mean of some schools is not quite that of their groups; otherwise empty. */
  readonly nearly: string;
  readonly verdict: LossVerdict;
  /** Why, in words; empty where nothing was lost. */
  readonly why: string;
}

/** Files that outcomes and memberships of pupils are read from. */
const guarded: readonly Layout[] = ["school-table", "pupils", "census", "npd-ks4", "npd-ks2", "npd-census"];

const sum = (counts: readonly UnusedRows[], loss: Loss) =>
  counts.reduce((total, one) => total + (one.loss === loss ? one.rows : 0), 0);

/** A percentage of rows from counts as they are shown; below 1% in words. */
function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  return share < 1 ? "under 1%" : `${Math.round(share)}%`;
}

function countWords(count: ProtectedCount, rules: Rules): string {
  return count === null ? `fewer than ${rules.hide.pupilsBelow}` : String(count);
}

/** "2 of 40 rows (5%)", or "fewer than 10 of 40 rows". */
function shareWords(part: ProtectedCount, whole: ProtectedCount, rules: Rules): string {
  const share = part === null || whole === null || whole === 0 ? "" : ` (${percent(part, whole)})`;
  return `${countWords(part, rules)} of ${countWords(whole, rules)} rows${share}`;
}

function traitWords({ traits = [] }: FileLedger, rules: Rules): readonly string[] {
  return traits.map(({ what, kept, keptAll }) => {
    const [having, all] = [protectCount(kept, rules), protectCount(keptAll, rules)];
    const others = having === null || all === null ? "" : `, as have ${having} of the ${all} rows that are used`;
    return `all of them that can be read have ${what}${others}`;
  });
}

function nearlyWords({ nearly, source }: FileLedger, rules: Rules): string {
  if (nearly === undefined) return "";
  const [schools, of] = [countWords(protectCount(nearly.schools, rules), rules), protectCount(nearly.of, rules)];
  return `in ${schools} of ${countWords(of, rules)} schools of ${source.file} the mean of all is not quite that of the groups together: counts may include pupils without a score`;
}

/** The verdict on a share of rows; those of pupils are judged by the counts that may be shown, so that it reveals no more. */
function verdictOf(
  { wanted, lost, noValue }: { readonly wanted: number; readonly lost: number; readonly noValue: number },
  oneSided: boolean,
  { loss }: Rules,
): LossVerdict {
  if (wanted === 0) return "not marked";
  if (lost / wanted > loss.withhold) return "withheld";
  const marked =
    lost / wanted > loss.mark || noValue / wanted > loss.noValue || (oneSided && lost / wanted > loss.oneSided);
  return marked ? "marked" : "not marked";
}

function lossOf(ledger: FileLedger, group: string | null, ofSchools: boolean, rules: Rules): LossOfFile {
  const counts = ledger.unused.filter((one) => one.used === "no" || (one.group !== null && one.group === group));
  const lost = sum(counts, "lost");
  const noValue = sum(counts, "no value at the source");
  const wanted = ledger.rowsRead - sum(counts, "left out by the study") - sum(counts, "no figure at the source");
  const shown = {
    wanted: protectCount(wanted, rules),
    lost: protectCount(lost, rules),
    noValue: protectCount(noValue, rules),
  };
  const judged = ofSchools
    ? { wanted, lost, noValue }
    : { wanted: shown.wanted ?? 0, lost: shown.lost ?? 0, noValue: shown.noValue ?? 0 };
  const traits = traitWords(ledger, rules);
  const reasons = protectReasons(
    counts.filter((one) => one.loss === "lost").sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1)),
    rules,
  ).flatMap(({ reason, rows }) => (rows === null ? [] : [`${reason}: ${rows}`]));
  const of = group === null ? "" : ` for ${group}`;
  const words = [
    ...(lost === 0 || (shown.lost === null && !ofSchools)
      ? []
      : [
          [
            `${shareWords(shown.lost, shown.wanted, rules)} of ${ledger.source.file} could not be used${of}${reasons.length === 0 ? "" : ` (${reasons.join("; ")})`}`,
            ...traits,
          ].join("; "),
        ]),
    ...(noValue === 0 || (shown.noValue === null && !ofSchools)
      ? []
      : [
          `for ${shareWords(shown.noValue, shown.wanted, rules)} of ${ledger.source.file} the source hides the value or leaves it blank${of}`,
        ]),
  ];
  return {
    entry: ledger.source.entry,
    file: ledger.source.file,
    measures: ledger.measures ?? [],
    year: ledger.year ?? null,
    group,
    ...shown,
    nearly: group === null ? nearlyWords(ledger, rules) : "",
    verdict: verdictOf(judged, traits.length > 0, rules),
    why: words.join("; "),
  };
}

/**
 * What was lost of each file that outcomes or memberships are read from: of whole rows first, then of each group.
 *
 * A row is wanted if the study does not leave it out and the source has a figure for it. Figures are withheld where more
 * than `loss.withhold` of the wanted rows were lost, and marked above `loss.mark`; above `loss.oneSided` where all lost
 * rows have something in common that chance would seldom give them; above `loss.noValue` of rows without a value.
 *
 * @example // 40 wanted rows, 10 of them not numbers: 25%, above the 20% of `public-data`, so withheld
 */
export function lossesOf(ledgers: readonly FileLedger[], study: Study, rules: Rules): readonly LossOfFile[] {
  return ledgers.flatMap((ledger) => {
    const layout = study.files.get(ledger.source.entry)?.layout;
    if (layout === undefined || !guarded.includes(layout)) return [];
    const groups = [...new Set(ledger.unused.flatMap(({ group }) => group ?? []))].sort();
    const ofSchools = layout === "school-table";
    return [null, ...groups].map((group) => lossOf(ledger, group, ofSchools, rules));
  });
}

/** Whether a group of a figure is worked out from a group of the file. */
function restsOn(population: string, group: string, spec: FileSpec | undefined): boolean {
  if (population === group) return true;
  const rule = spec?.groups.get(population);
  return rule?.kind === "all-less" && (group === "all" || rule.less === group);
}

function concerns(loss: LossOfFile, { measure, of, against, with: other, versus }: AnyFigure, study: Study): boolean {
  const spec = study.measures.get(measure);
  const file = study.files.get(loss.entry);
  const isOwn = spec?.file === loss.entry;
  const isBeside =
    file !== undefined && file.layout !== "school-table" && file.layout !== "pupils" && spec?.of === "pupils";
  if (!isOwn && !isBeside) return false;
  if (loss.measures.length > 0 && !loss.measures.includes(measure)) return false;
  const domains = [of, against, other, versus].flatMap((domain) => domain ?? []);
  const { year, group } = loss;
  return domains.some(
    (domain) => (year === null || domain.year === year) && (group === null || restsOn(domain.population, group, file)),
  );
}

const rank = (verdict: LossVerdict) => ["not marked", "marked", "withheld"].indexOf(verdict);

/** The worst losses that concern a figure; those of whole rows first. */
function worstOf(losses: readonly LossOfFile[], figure: AnyFigure, study: Study): readonly LossOfFile[] {
  const own = losses.filter((loss) => loss.verdict !== "not marked" && concerns(loss, figure, study));
  const worst = Math.max(0, ...own.map(({ verdict }) => rank(verdict)));
  return own.filter(({ verdict }) => rank(verdict) === worst);
}

/**
 * A finding as the losses of its file allow: withheld, marked as unreliable, or as it was. What is hidden stays hidden for
 * its own reason.
 */
export function guardAgainstLoss(finding: Finding, losses: readonly LossOfFile[], study: Study): Finding {
  if (finding.kind === "hidden") return finding;
  const { figure } = finding;
  const worst = worstOf(losses, figure, study);
  const [first] = worst;
  if (first === undefined) return finding;
  const why = [...new Set(worst.map((loss) => loss.why))].join("; ");
  if (first.verdict === "withheld") return hidden(figure, "not_available", `too many rows were lost: ${why}`);
  if (finding.kind === "exact") return finding;
  const mark = `is from a file of which not all rows could be used: ${why}`;
  const note = [mark, finding.note].filter((part) => part !== "").join("; ");
  return finding.kind === "value"
    ? { ...finding, note }
    : { ...finding, status: "unreliable", marks: [...finding.marks, mark], note };
}
