import type { AnyFigure } from "../figures/figure.ts";
import type { FileLedger, UnusedRows } from "../intake/ledger.ts";
import type { Loss } from "../intake/loss.ts";
import type { FileSpec, Layout, Study } from "../study/study.ts";
import type { Doubt, LossVerdict } from "./doubts.ts";
import { type Finding, hidden } from "./finding.ts";
import { type ProtectedCount, protectReasons } from "./protected-flow.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";

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

/** Files that outcomes and memberships of pupils are read from: their losses are always listed. */
const guarded: readonly Layout[] = ["school-table", "pupils", "census", "npd-ks4", "npd-ks2", "npd-census"];

/** Files of published areas and of judgements: their losses are listed where there are some. */
const ofFigures: readonly Layout[] = ["area-table", "ofsted-mi"];

/** Files that say where a school or a district lies: figures of areas come from them. */
const ofPlaces: readonly Layout[] = ["schools", "areas", "lookup", "boundaries", "achieving-excellence", "gias"];

/** Files that say which school became which: grades come from them. */
const ofSuccession: readonly Layout[] = ["gias", "gias-links", "chains"];

/** Rows of these files are not pupils: their counts need no protection. */
const notPupils: readonly Layout[] = ["school-table", ...ofFigures, ...ofPlaces, ...ofSuccession];

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

/** Where small counts are hidden, what all of some pupils have in common is not said, but that they are not like others. */
const isHiddenTrait = (ofSchools: boolean, rules: Rules) => !ofSchools && zerosAreSmall(rules);

function unlike({ traits = [] }: FileLedger): readonly string[] {
  return traits.length === 0 ? [] : ["they are not like the rows that are used"];
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

/**
 * The verdict as it holds for a kind of file. A register or lookup without some of its rows leaves schools without an area
 * and takes no value away, so it marks and never withholds; blank cells in it, or judgements without a day, are counted
 * where schools are placed and followed.
 */
function verdictFor(
  layout: Layout,
  counts: Parameters<typeof verdictOf>[0],
  oneSided: boolean,
  rules: Rules,
): LossVerdict {
  const withValues = layout === "area-table" || guarded.includes(layout);
  const verdict = verdictOf(withValues ? counts : { ...counts, noValue: 0 }, oneSided, rules);
  return verdict === "withheld" && !withValues && !ofFigures.includes(layout) ? "marked" : verdict;
}

function lossOf(ledger: FileLedger, group: string | null, layout: Layout, rules: Rules): LossOfFile {
  const ofSchools = notPupils.includes(layout);
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
  const traits = isHiddenTrait(ofSchools, rules) ? unlike(ledger) : traitWords(ledger, rules);
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
    verdict: verdictFor(layout, judged, traits.length > 0, rules),
    why: words.join("; "),
  };
}

/**
 * What was lost of each file: of whole rows first, then of each group. Of files that outcomes and memberships are not read
 * from, only where rows were lost.
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
    if (layout === undefined) return [];
    if (![...guarded, ...ofFigures, ...ofPlaces, ...ofSuccession].includes(layout)) return [];
    const groups = [...new Set(ledger.unused.flatMap(({ group }) => group ?? []))].sort();
    const all = [null, ...groups].map((group) => lossOf(ledger, group, layout, rules));
    return guarded.includes(layout)
      ? all
      : all.filter(({ verdict, lost }) => verdict !== "not marked" || (lost ?? 0) > 0);
  });
}

/** Whether a figure is of an area that files of places say something about, and not only of the whole. */
function isPlaced({ measure, of, against, with: other }: AnyFigure, study: Study): boolean {
  const own = study.files.get(study.measures.get(measure)?.file ?? "")?.columns;
  return [of, against, other].some((domain) => {
    const scheme = domain?.area.scheme ?? "national";
    const spec = study.places.schemes.get(scheme);
    return scheme !== "national" && !(spec?.kind === "column" && own?.has(spec.column) === true);
  });
}

/** Whether a group of a figure is worked out from a group of the file. */
export function restsOn(population: string, group: string, spec: FileSpec | undefined): boolean {
  if (population === group) return true;
  const rule = spec?.groups.get(population);
  return rule?.kind === "all-less" && (group === "all" || rule.less === group);
}

function concerns(loss: LossOfFile, figure: AnyFigure, study: Study): boolean {
  const { measure, of, against, with: other, versus } = figure;
  const spec = study.measures.get(measure);
  const file = study.files.get(loss.entry);
  const isOwn = spec?.file === loss.entry;
  const layout = file?.layout;
  if (layout === undefined) return false;
  const ofMembers = spec?.of === "pupils" && guarded.includes(layout) && !["school-table", "pupils"].includes(layout);
  const ofPlace = ofPlaces.includes(layout) && isPlaced(figure, study);
  const ofGrades = spec?.of === "schools" && ofSuccession.includes(layout);
  if (!isOwn && !ofMembers && !ofPlace && !ofGrades) return false;
  if (loss.measures.length > 0 && !loss.measures.includes(measure)) return false;
  const domains = [of, against, other, versus].flatMap((domain) => domain ?? []);
  const { year, group } = loss;
  return domains.some(
    (domain) => (year === null || domain.year === year) && (group === null || restsOn(domain.population, group, file)),
  );
}

const verdicts: readonly LossVerdict[] = ["not marked", "marked", "withheld"];
const rank = (verdict: LossVerdict) => verdicts.indexOf(verdict);

/** The worst losses that concern a figure; those of whole rows first. */
function worstOf(losses: readonly LossOfFile[], figure: AnyFigure, study: Study): readonly LossOfFile[] {
  const own = losses.filter((loss) => loss.verdict !== "not marked" && concerns(loss, figure, study));
  const worst = Math.max(0, ...own.map(({ verdict }) => rank(verdict)));
  return own.filter(({ verdict }) => rank(verdict) === worst);
}

const tooMany = "too many rows were lost";

/** The doubts that some finding is marked or withheld for: others are about figures that are hidden anyway, or not asked. */
export function doubtsSaid(doubts: readonly Doubt[], findings: Iterable<Finding>): readonly Doubt[] {
  if (doubts.length === 0) return [];
  const all = [...findings].filter((one) => one.kind !== "hidden" || one.reason.startsWith(tooMany));
  return doubts.filter(({ concerns: isAbout }) => all.some(({ figure }) => isAbout(figure)));
}

/** Why a finding is doubtful, and how much: from the losses of its file, and from all else. */
function worstDoubt(
  figure: AnyFigure,
  losses: readonly LossOfFile[],
  doubts: readonly Doubt[],
  study: Study,
): { readonly verdict: LossVerdict; readonly lost: readonly string[]; readonly other: readonly string[] } {
  const ofFiles = worstOf(losses, figure, study);
  const others = doubts.filter(({ concerns: isAbout }) => isAbout(figure));
  const worst = Math.max(0, ...[...ofFiles, ...others].map(({ verdict }) => rank(verdict)));
  const whys = (all: readonly { readonly verdict: LossVerdict; readonly why: string }[]) => [
    ...new Set(all.filter(({ verdict }) => rank(verdict) === worst).map(({ why }) => why)),
  ];
  return { verdict: verdicts[worst] ?? "not marked", lost: whys(ofFiles), other: whys(others) };
}

/**
 * A finding as the losses of its file and other doubts allow: withheld, marked as unreliable, or as it was. What is hidden
 * stays hidden for its own reason.
 */
export function guardAgainstLoss(
  finding: Finding,
  losses: readonly LossOfFile[],
  study: Study,
  doubts: readonly Doubt[] = [],
): Finding {
  if (finding.kind === "hidden") return finding;
  const { figure } = finding;
  const { verdict, lost, other } = worstDoubt(figure, losses, doubts, study);
  if (verdict === "not marked") return finding;
  if (verdict === "withheld") return hidden(figure, "not_available", `${tooMany}: ${[...lost, ...other].join("; ")}`);
  if (finding.kind === "exact") return finding;
  const marks = [
    ...(lost.length === 0 ? [] : [`is from a file of which not all rows could be used: ${lost.join("; ")}`]),
    ...(other.length === 0 ? [] : [`may be wrong: ${other.join("; ")}`]),
  ];
  const note = [...marks, finding.note].filter((part) => part !== "").join("; ");
  return finding.kind === "value"
    ? { ...finding, note }
    : { ...finding, status: "unreliable", marks: [...finding.marks, ...marks], note };
}
