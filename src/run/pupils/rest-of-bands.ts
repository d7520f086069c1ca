import type { CountCells } from "../../cells/cells.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import { restOfBands } from "../../figures/decompose/rest-of-bands.ts";
import type { DecomposeSpec } from "../../study/decompose.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";

function refuse(study: Study, { path }: DecomposeSpec, what: string): never {
  throw new ColdspotError(`${study.at([...path, "bands"])} ${what}`, {
    exitCode: 2,
    advice: "bands are disjoint and make up the group: within it, with bounds that meet, over the same terms",
  });
}

/** Atoms of a group that are in none of its bands because the band is not observed. */
function restOf(
  study: Study,
  spec: DecomposeSpec,
  group: string,
  { atoms, populations }: CountCells["frame"],
): Uint8Array {
  const inside = (population: string, atom: number) => populations.get(population)?.[atom] === 1;
  return Uint8Array.from(atoms.keys, (key, atom) => {
    const bands = spec.bands.filter((band) => inside(band, atom));
    const [first, second] = bands;
    if (!inside(group, atom)) {
      if (first !== undefined) refuse(study, spec, `a band with pupils who are not ${group}: ${first}`);
      return 0;
    }
    if (second !== undefined) refuse(study, spec, `bands with the same pupils: ${bands.join(", ")}`);
    if (first !== undefined) return 0;
    const said = key.split(", ");
    if (!spec.bands.some((band) => said.includes(`unknown whether ${band}`)))
      refuse(study, spec, `pupils of ${group} who are in none of the bands: ${spec.bands.join(", ")}`);
    return 1;
  });
}

/**
 * The cells with one more population for each group whose bands are not observed for some pupils, so that its bands and
 * this one make up the whole group.
 *
 * @throws ColdspotError (2) for bands that overlap, reach beyond the group or leave out pupils
 */
export function withRestOfBands(study: Study, measure: PupilMeasure, cells: CountCells): CountCells {
  const populations = new Map(cells.frame.populations);
  for (const spec of study.decompose) {
    const [group] = spec.of;
    if (spec.measure !== measure.name || spec.bands.length === 0 || group === undefined) continue;
    const rest = restOf(study, spec, group, cells.frame);
    if (rest.includes(1)) populations.set(restOfBands(group), rest);
  }
  return { ...cells, frame: { ...cells.frame, populations } };
}
