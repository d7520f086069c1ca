import { unionText } from "../../attack/union-text.ts";
import type { ReleasedContent } from "../../release/content.ts";

/**
 * evidence/groups.json: which groups of pupils in a release are parts of which. It holds no number of pupils, and little
 * that does not follow from the study and a map. `coldspot attack` reads it.
 */
export function groupsJson({ groups, rules }: ReleasedContent): string {
  const told = {
    format: 1,
    rounded_to: rules.roundCountsTo,
    below: rules.hide.pupilsBelow,
    groups: groups.map(({ measures, classes, outcomes, sets }) => ({
      measures,
      classes,
      reached: measures.filter((measure) => outcomes.get(measure)?.kind === "reached"),
      sets: Object.fromEntries([...sets].map(([key, unions]) => [key, unions.map(unionText)])),
    })),
  };
  return `${JSON.stringify(told, null, 1)}\n`;
}
