import type { Kind } from "../coverage/law.ts";
import { added, type Expected, expectedOfArea, meanRank, ranksOf } from "../coverage/superpopulation.ts";
import { type Design, schoolsOf, years } from "./designs.ts";
import { bands, shares, weakness } from "./draw-pupils.ts";

/** Every kind of school of a design, with its chance. */
function kindsOf({ sizes }: Design): readonly Kind[] {
  return sizes.flatMap((size) =>
    shares.flatMap(({ share, prior, ...mix }) =>
      weakness.map((weak) => ({
        chance: size.chance * mix.chance * weak.chance,
        pupils: size.pupils,
        share,
        shift: size.shift + mix.shift + weak.shift,
        prior,
      })),
    ),
  );
}

const times = (expected: Expected, by: number): Expected => expected.map((value) => by * value);

/**
 * Mean percentile ranks of progress of the superpopulation of a design, worked out from its law without drawing pupils.
 *
 * @returns mean by population (`others`, `persistent`, `sometimes`, `disadvantaged`), area (`law-1`, or `england`) and year
 */
export function meansOfDesign(design: Design): (population: string, area: string, year: number) => number {
  const laws = [...new Set(design.areas.map(({ law }) => law))];
  const kinds = kindsOf(design);
  const means = new Map<string, number>();
  for (const [at, year] of years.entries()) {
    const byLaw = laws.map((law) => {
      const schools = schoolsOf({ areas: design.areas.filter((area) => area.law === law) });
      const places = [{ schools, kinds }];
      const band = ({ chance, further }: { readonly chance: number; readonly further: number }) =>
        times(
          expectedOfArea(places, { ...law, behind: law.behind.map((behind) => behind + further) }, at, true),
          chance,
        );
      const [persistent, sometimes] = [band(bands.persistent), band(bands.sometimes)];
      const others = expectedOfArea(places, law, at, false);
      return { others, persistent, sometimes, disadvantaged: added([persistent, sometimes]) };
    });
    const rank = ranksOf(added(byLaw.flatMap(({ others, disadvantaged }) => [others, disadvantaged])));
    for (const population of ["others", "persistent", "sometimes", "disadvantaged"] as const) {
      means.set(`${population}|england|${year}`, meanRank(added(byLaw.map((one) => one[population])), rank));
      for (const [index, one] of byLaw.entries())
        means.set(`${population}|law-${index + 1}|${year}`, meanRank(one[population], rank));
    }
  }
  return (population, area, year) => {
    const found = means.get(`${population}|${area}|${year}`);
    if (found === undefined) throw new RangeError(`no such mean: ${population} in ${area}, ${year}`);
    return found;
  };
}
