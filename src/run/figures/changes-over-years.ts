import type { AskedTest } from "../../estimates/families/evidence.ts";
import type { Figure } from "../../figures/figure.ts";
import type { Scored } from "../scored.ts";
import type { FigureTests } from "./figure-tests.ts";

/**
 * Whether the last year of each line over years differs from its first: what the titles of pictures over years state. A
 * line that crosses a hidden break is not tested.
 */
export async function changesOverYears({ study, figures }: Scored, tests: FigureTests): Promise<readonly AskedTest[]> {
  const lines = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.with !== null || figure.base !== "from_average") continue;
    const key = JSON.stringify([figure.of.population, figure.of.area.key]);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, [figure]);
    else known.push(figure);
  }
  const changes: AskedTest[] = [];
  for (const line of lines.values()) {
    const inOrder = [...line].sort((a, b) => a.of.year - b.of.year);
    const [first, last] = [inOrder[0], inOrder.at(-1)];
    if (first === undefined || last === undefined || first === last) continue;
    const isHidden = study.breaks.some(
      ({ year, across }) => across === "hide" && first.of.year < year && year <= last.of.year,
    );
    if (!isHidden) changes.push(await tests.between(last, first, "since", "over the years"));
  }
  return changes;
}
