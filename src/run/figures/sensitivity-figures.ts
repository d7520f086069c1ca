import type { Areas } from "../../cells/areas.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import { didYouMean } from "../../effects/did-you-mean.ts";
import type { Figure } from "../../figures/figure.ts";
import { figuresOfVariants } from "../../figures/figures-of-variants.ts";
import { slug } from "../../places/area.ts";
import { hasOtherChoices } from "../../study/refuse-idle.ts";
import type { Study } from "../../study/study.ts";

/**
 * Figures of one measure that the study asks the sensitivity of.
 *
 * @param figures all figures of the measure
 * @param areas which areas an error may name
 * @throws ColdspotError (2) for an id that the measure does not have
 */
export function sensitivityFigures(
  study: Study,
  measure: string,
  figures: readonly Figure[],
  areas: Pick<Areas, "mayList">,
): readonly Figure[] {
  const { sensitivity } = study;
  if (sensitivity === null) return [];
  if (sensitivity.figures === null) {
    const spec = study.measures.get(measure);
    return spec !== undefined && hasOtherChoices(study, spec) ? figuresOfVariants(study, figures) : [];
  }
  const wanted = sensitivity.figures.filter((id) => id.startsWith(`${slug(measure)}/`));
  const ids = figures.map(({ id }) => id);
  const mayShow = ({ of, against, with: other, versus }: Figure) =>
    [of, against, other, versus].every((domain) => domain == null || areas.mayList(domain.area));
  const shown = figures.filter(mayShow).map(({ id }) => id);
  for (const id of wanted)
    if (!ids.includes(id))
      throw new ColdspotError(
        `${study.at(["sensitivity", "figures"])} no such figure in the study: ${id}${didYouMean(id, shown)}`,
        { exitCode: 2, advice: "take an id from estimates.csv, of a figure that show or compare asks for" },
      );
  return figures.filter(({ id }) => wanted.includes(id));
}
