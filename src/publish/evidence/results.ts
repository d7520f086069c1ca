import type { Groupings, ReleasedContent } from "../../release/content.ts";
import { testsById } from "../../release/families.ts";
import {
  type Finding,
  isShown,
  isValue,
  type ShownFinding,
  type ValueFinding,
  withRole,
} from "../../release/finding.ts";
import { domainsOfFigure } from "../../release/hidden-together.ts";
import { countsOf, type Holdings, noStatistics, ofFindings, statistic, together } from "../tables/holdings.ts";
import { formulaWords } from "../words/formula-words.ts";

function meanOf({
  domain,
  population,
  areaKey,
  areaName,
  year,
  mean,
  decimals,
  counted,
}: ValueFinding["rests"][number]) {
  const areas = counted?.areas === undefined ? {} : { areas: counted.areas };
  const counts = { units: counted?.n ?? null, schools: counted?.schools ?? null, ...areas };
  return { domain, population, areaKey, areaName, year, mean, decimals, ...counts };
}

function numbersOf(finding: ShownFinding) {
  const { numbers, seKind, degreesOfFreedom, intervalMethod, counted, rests, resampled, note } = finding;
  const df = Number.isFinite(degreesOfFreedom) ? Number(degreesOfFreedom.toFixed(1)) : null;
  return {
    numbers,
    se_kind: seKind,
    df,
    interval: intervalMethod,
    counted,
    means: rests.map(meanOf),
    ...(resampled === null ? {} : { resampled }),
    note,
  };
}

function result(finding: Finding, { study }: ReleasedContent) {
  const { figure } = finding;
  const head = {
    figure: figure.id,
    role: figure.role,
    ...(figure.under === null ? {} : { under: figure.under }),
    measure: figure.measure,
    statistic: figure.statistic,
    formula: formulaWords(figure, study),
    domains: [...new Set(domainsOfFigure(figure).map(({ key }) => key))],
    status: finding.status,
  };
  switch (finding.kind) {
    case "figure":
      return { ...head, kind: "figure", ...numbersOf(finding) };
    case "value": {
      const { numbers, counted, rests, note } = finding;
      return { ...head, kind: "value", numbers, counted, means: rests.map(meanOf), note };
    }
    case "exact":
      return { ...head, kind: "exact", value: finding.value, decimals: finding.decimals, unit: finding.unit };
    case "hidden":
      return { ...head, kind: "hidden", reason: finding.reason };
  }
}

/** Numbers about figures, by the names of their families and the ids of the figures. */
function aboutFigures({ register, comparisons, claims, areas }: Groupings) {
  const testOf = testsById(register);
  return {
    comparisons: comparisons.flatMap(({ entry, questions }) =>
      questions.flatMap(({ figures }) =>
        figures.map((figure) => {
          const test = testOf.get(figure) ?? null;
          return {
            name: `compare ${entry + 1}`,
            figure,
            p: test?.p ?? null,
            adjusted: test?.adjusted ?? null,
            outcome: test?.outcome ?? null,
          };
        }),
      ),
    ),
    claims: claims.map(({ name, verdict, p, onSide, asked }) => ({ name, verdict, p, on_side: onSide, asked })),
    areas: areas.flatMap(({ name, areas: members }) =>
      members.map(({ id, together: ends, shrunken, ranks }) => ({ name, figure: id, together: ends, shrunken, ranks })),
    ),
  };
}

/** A value as JSON inside an outer one: every line after the first is indented as deep as it lies. */
const nested = (value: unknown, depth: number): string =>
  JSON.stringify(value, null, 1).replaceAll("\n", `\n${" ".repeat(depth)}`);

/**
 * evidence/results.json: every number of the release with its formula and the counts behind it, and numbers about them.
 *
 * It comes in pieces, a figure at a time, because a release can have tens of thousands of figures.
 */
export function* resultsJson(content: ReleasedContent): Generator<string> {
  const { study, scales, findings, groupings } = content;
  yield `{\n "format": 2,\n "data": ${JSON.stringify(study.data)},\n "scales": ${nested(Object.fromEntries(scales), 1)},\n "figures": [`;
  let before = "";
  for (const finding of findings.values()) {
    yield `${before}\n  ${nested(result(finding, content), 2)}`;
    before = ",";
  }
  yield `${before === "" ? "" : "\n "}],\n "together": ${nested(aboutFigures(groupings), 1)}\n}\n`;
}

/** What results.json holds: every figure that is shown, with the counts of each of its means. */
export function resultsHoldings(content: ReleasedContent): Holdings {
  const { findings } = content;
  const about = [...findings.values()].filter(isShown);
  const held = ofFindings([...about, ...[...findings.values()].filter(isValue)], content.study);
  const kinds = about.length === 0 ? noStatistics : statistic("standard errors", "intervals", "counts");
  const exact = withRole(findings, "count").map((finding) =>
    finding.kind !== "exact"
      ? noStatistics
      : finding.figure.statistic === "count"
        ? countsOf("schools", [finding.value])
        : statistic("bounds of shares"),
  );
  return together([held, kinds, { ...noStatistics, counted: held.behind }, ...exact]);
}

/** evidence/attack.json: which protections were tried, and which were not needed or are not tried. */
export function attackJson({ checks }: ReleasedContent): string {
  const status = checks.find(({ name }) => name === "attack")?.status ?? "not run";
  return `${JSON.stringify({ status, checks }, null, 2)}\n`;
}
