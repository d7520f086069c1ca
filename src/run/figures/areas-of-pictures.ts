import { type AreasOfPicture, mostCompared } from "../../estimates/families/areas-of-picture.ts";
import type { AskedTest } from "../../estimates/families/evidence.ts";
import type { Figure } from "../../figures/figure.ts";
import { minus } from "../../figures/formula.ts";
import { pictureKey } from "../../figures/picture-key.ts";
import { pictureOrder } from "../../figures/reading.ts";
import type { Scored } from "../scored.ts";
import { covariancesOf } from "./covariances-of-family.ts";
import type { FigureTests } from "./figure-tests.ts";

interface Members {
  readonly areas: Figure[];
  readonly whole: Figure | null;
}

/** The areas of each picture of the last year, in order of their ids, with the same figure of the whole. */
function membersOf({ study, figures }: Scored): ReadonlyMap<string, Members> {
  const last = Math.max(...study.years);
  const asked = figures.filter(
    (figure) => figure.with === null && figure.of.year === last && pictureOrder(figure) !== null,
  );
  const wholes = new Map(
    asked.flatMap((figure) => (figure.of.area.scheme === "national" ? [[nationKey(figure), figure]] : [])),
  );
  const pictures = new Map<string, Members>();
  for (const figure of asked) {
    if (figure.of.area.scheme === "national" || figure.of.key === figure.against?.key) continue;
    const key = pictureKey(figure);
    const known = pictures.get(key) ?? { areas: [], whole: wholes.get(nationKey(figure)) ?? null };
    known.areas.push(figure);
    pictures.set(key, known);
  }
  return pictures;
}

const nationKey = ({ base, of }: Figure): string => JSON.stringify([base, of.population]);

/** The tests behind the titles of pictures of areas: each area with each, or where they are many each with the whole. */
export async function areasOfPictures(scored: Scored, tests: FigureTests): Promise<readonly AreasOfPicture[]> {
  const pictures: AreasOfPicture[] = [];
  for (const [picture, { areas, whole }] of membersOf(scored)) {
    const [first] = areas;
    const known: Figure[] = [];
    for (const figure of [...areas].sort((a, b) => (a.id < b.id ? -1 : 1)))
      if ((await tests.of(figure)) !== null) known.push(figure);
    if (first === undefined || known.length < 2) continue;
    const { means } = tests.on(first);
    const factor = tests.scaleOf(first)?.factor ?? 1;
    const compared: AskedTest[] = [];
    if (known.length <= mostCompared) {
      for (const [at, one] of known.entries())
        for (const other of known.slice(0, at)) compared.push(await tests.between(one, other, "against", "picture"));
    } else if (whole !== null && (await tests.of(whole)) !== null) {
      for (const one of known) compared.push(await tests.between(one, whole, "against", "picture"));
    } else continue;
    const withEach = known.length <= mostCompared;
    pictures.push({
      picture,
      together: withEach ? "each with each" : "each with the whole",
      areas: known.map(({ id }) => id),
      covariance: covariancesOf(
        known.map(({ formula }) => (withEach || whole === null ? formula : minus(formula, whole.formula))),
        means,
        factor,
      ),
      tests: compared,
    });
  }
  return pictures;
}
