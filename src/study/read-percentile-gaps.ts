import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import { AskReader, type Known } from "./read-ask.ts";
import type { PercentileGapRequest } from "./request.ts";
import type { MeasureSpec } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

const usual: readonly number[] = [10, 25, 50, 75, 90];

type Wanted = NonNullable<NonNullable<RawStudy["show"]>[number]["percentile_gap"]>;

/** Percentiles in rising order, each once; those outside 1 to 99 are problems. */
function percentiles(raw: Wanted["at"], at: StudyPath, problems: Problems): readonly number[] {
  const list = raw === undefined ? usual : typeof raw === "number" ? [raw] : raw;
  if (list.length === 0) problems.add(at, "an empty list");
  for (const p of list) if (!(p >= 1 && p <= 99)) problems.add(at, `a percentile outside 1 to 99: ${p}`);
  return [...new Set(list)].sort((a, b) => a - b);
}

function refuseWithoutScores(measure: MeasureSpec | undefined, at: StudyPath, problems: Problems): void {
  if (measure?.of !== "pupils") return;
  if (measure.method === "published")
    problems.add(at, `published means have no percentiles of pupils: ${measure.name}`, true);
  if (measure.method === "threshold") problems.add(at, `a share has no percentiles: ${measure.name}`, true);
}

/** The gaps between percentiles that a study shows. */
export function readPercentileGaps(
  raw: RawStudy,
  known: Known,
  problems: Problems,
  assumed: string[],
): readonly PercentileGapRequest[] {
  const reader = new AskReader(known, problems);
  return (raw.show ?? []).flatMap(({ percentile_gap: wanted }, index): readonly PercentileGapRequest[] => {
    if (wanted === undefined) return [];
    const path: StudyPath = ["show", index, "percentile_gap"];
    const asked = reader.show("gap", wanted, path);
    if (asked === null || asked.kind !== "show") return [];
    const { measure, of, in: places, years } = asked;
    refuseWithoutScores(known.measures.get(measure), path, problems);
    if (raw.bootstrap === undefined)
      problems.add(path, "a gap between percentiles needs a bootstrap for its error: add bootstrap: { seed: 1 }", true);
    if (wanted.at === undefined) assumed.push(`show.percentile_gap.at: ${usual.join(", ")}`);
    return [{ measure, of, in: places, years, at: percentiles(wanted.at, [...path, "at"], problems), path }];
  });
}
