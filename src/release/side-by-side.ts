import { type Finding, isShown } from "./finding.ts";
import { type Rules, roundedCount, zerosAreSmall } from "./rules.ts";

/** Shows a count as the nearest of those shown before it that it differs from by a small count, if there is one. */
function likeBefore(count: number, shown: number[], rules: Rules): number {
  const near = shown
    .filter((before) => Math.abs(before - count) < rules.hide.pupilsBelow)
    .sort((a, b) => Math.abs(a - count) - Math.abs(b - count) || a - b);
  const [found = count] = near;
  if (near.length === 0) shown.push(count);
  return found;
}

/**
 * Findings of one figure under several choices, with counts that may be shown next to each other.
 *
 * Where small counts are hidden, pupils and schools are rounded, schools to no fewer than one step, and a count that
 * differs by a small count from the study's own, or from one before it, is shown as that one: no difference of two
 * counts is small, and none reveals that two choices are of the same pupils. The study's own finding is left as it is
 * elsewhere.
 *
 * @param others in the order in which they are shown
 * @example // of 1240 pupils under srs-10: counts 1240, 1245 and 1310 are shown as 1240, 1240 and 1310
 */
export function sideBySide(own: Finding, others: readonly Finding[], rules: Rules): readonly Finding[] {
  if (!zerosAreSmall(rules)) return others;
  const pupils = isShown(own) ? [own.counted.n] : [];
  const schools = isShown(own) && own.counted.schools !== null ? [own.counted.schools] : [];
  return others.map((finding) =>
    isShown(finding)
      ? {
          ...finding,
          counted: {
            ...finding.counted,
            n: likeBefore(roundedCount(finding.counted.n, rules), pupils, rules),
            schools:
              finding.counted.schools === null
                ? null
                : likeBefore(roundedCount(finding.counted.schools, rules), schools, rules),
          },
        }
      : finding,
  );
}
