import { readableCount } from "../../publish/words/readable.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type Finding, type Status, withRole } from "../../release/finding.ts";
import type { ProtectedFlow, ProtectedReason } from "../../release/protected-flow.ts";

const kilobytes = (bytes: number) => (bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} kB`);

const isCounted = ({ rows }: ProtectedReason) => rows !== null;
const reasonLine = ({ reason, rows }: ProtectedReason, how: string) => `    ${how}: ${reason}: ${readableCount(rows)}`;

/** A file as it was read: its form, and what became of its rows. */
function flowLines({ source, measures, rowsRead, rowsUsed, refused, inPart }: ProtectedFlow): readonly string[] {
  const readAs = source.readAs === "" ? "" : `, ${source.readAs}`;
  const of = measures.length === 0 ? "" : `, as ${measures.join(" and ")} reads it`;
  return [
    `  ${source.entry} (${source.file}${readAs}, ${kilobytes(source.bytes)}${of}): ${readableCount(rowsRead)} rows read, ${readableCount(rowsUsed)} used`,
    ...(source.recognised === undefined ? [] : [`    ${source.recognised}`]),
    ...(source.joined === undefined ? [] : [`    names of its columns: ${source.joined.join(", ")}`]),
    ...refused.filter(isCounted).map((one) => reasonLine(one, "left out")),
    ...inPart.filter(isCounted).map((one) => reasonLine(one, "used in part")),
  ];
}

/** Said once, where the rules hide small numbers of rows with their reasons. */
function smallReasons({ flow }: ReleasedContent): readonly string[] {
  const isHidden = flow.some(({ refused, inPart }) => [...refused, ...inPart].some((one) => !isCounted(one)));
  return isHidden ? ["  a reason that is not listed for a file was that of few of its rows, or of none"] : [];
}

/** What the files say that a reader of the figures must know. */
function noteLines({ notes, codes, toCheck, unplaced, placed }: ReleasedContent): readonly string[] {
  const lines = [
    ...notes.map(({ what, pupils }) => `  ${what}: ${readableCount(pupils)} pupils`),
    ...codes.map((line) => `  ${line}`),
    ...toCheck.map((line) => `  please check: ${line}`),
    ...placed.map(({ what, schools }) => `  ${what}: ${readableCount(schools)} schools`),
    ...unplaced.map(({ scheme, reason, schools }) => {
      return `  in no area of ${scheme}: ${reason}: ${readableCount(schools)} schools`;
    }),
  ];
  return lines.length === 0 ? [] : ["to know about the files", ...lines];
}

/** Figures that one line is about: of one statistic, population and scheme of areas, compared in one way or not at all. */
function kindOf({ figure }: Finding): string {
  const { measure, statistic, of, with: other } = figure;
  const compared = other === null ? "" : ", compared";
  const part = figure.role === "part" ? ", a part" : "";
  const { scheme, name } = of.area;
  const where = scheme === "national" ? name : scheme === "group" ? "groups of areas" : `each ${scheme}`;
  return `${measure}: ${statistic.replaceAll("_", " ")} of ${of.population} in ${where}${compared}${part}`;
}

const statuses: readonly (readonly [Status, string])[] = [
  ["published", "shown"],
  ["unreliable", "shown as unreliable"],
  ["suppressed", "hidden"],
  ["not_available", "not available"],
];

function reasonsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of findings) {
    const words =
      one.kind === "hidden"
        ? [`${one.status === "suppressed" ? "hidden" : "not available"}: ${one.reason}`]
        : one.kind === "figure"
          ? one.marks.map((mark) => `unreliable: ${mark}`)
          : [];
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** How many figures of each kind a run would show or hide, and why; no value, and no name of an area. */
function figureLines({ findings }: ReleasedContent): readonly string[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of withRole(findings, "asked", "part", "percentiles")) {
    const kind = kindOf(finding);
    kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  return [...kinds].flatMap(([kind, these]) => {
    const counts = statuses.flatMap(([status, words]) => {
      const count = these.filter((one) => one.status === status).length;
      return count === 0 ? [] : [`${count} ${words}`];
    });
    const none = these.some(({ kind: shown }) => shown !== "hidden") ? "" : "; none of them can be shown";
    return [
      `  ${kind}: ${counts.join(", ")}${none}`,
      ...[...reasonsOf(these)].map(([reason, count]) => `    ${reason}: ${count}`),
    ];
  });
}

/**
 * What a run of a study would give, in protected counts: the rows of each file, what became of them, and how many
 * figures of each kind it would show, mark or hide, each with its reason. It holds no figure.
 */
export function whatRunGives(content: ReleasedContent): {
  readonly files: readonly string[];
  readonly figures: readonly string[];
} {
  return {
    files: [...content.flow.flatMap(flowLines), ...smallReasons(content), ...noteLines(content)],
    figures: ["would give", ...figureLines(content)],
  };
}
