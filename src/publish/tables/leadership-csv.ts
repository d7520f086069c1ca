import { csvText } from "../../formats/csv-text.ts";
import { leadershipCounts } from "../../release/leadership.ts";
import { Released } from "../../release/released.ts";

const boundNames = ["good", "declined", "improved", "reduction"] as const;

/** leadership.csv: counts of schools by area, one line a count, with bounds of shares; blank where the rules hide it. */
export function leadershipCsv(released: Released): string {
  const { leadership } = Released.contentOf(released);
  const rows = leadership.flatMap(({ measure, first, last, areas }) =>
    areas.flatMap(({ key, name, counts, lost, moves, firstGrades, lastGrades, bounds }) => {
      const line = (what: string, from: number | string, to: number | string, value: number | null) => {
        return [measure, first, last, key, name, what, from, to, value];
      };
      const grades = [1, 2, 3, 4];
      return [
        ...leadershipCounts.map((count) =>
          line(
            count.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
            "",
            "",
            counts[count],
          ),
        ),
        ...lost.map(({ why, schools }) => line(`lost: ${why}`, "", "", schools)),
        ...grades.map((grade) => line("rated_first", grade, "", firstGrades?.[grade - 1] ?? null)),
        ...grades.map((grade) => line("rated_last", "", grade, lastGrades?.[grade - 1] ?? null)),
        ...grades.flatMap((from) => grades.map((to) => line("matched", from, to, moves?.[from - 1]?.[to - 1] ?? null))),
        ...boundNames.flatMap((bound) => [
          line(`bound_${bound}_lower`, "", "", bounds[bound]?.lower ?? null),
          line(`bound_${bound}_upper`, "", "", bounds[bound]?.upper ?? null),
        ]),
      ];
    }),
  );
  return csvText(["measure", "first", "last", "area", "area_name", "what", "from_grade", "to_grade", "value"], rows);
}
