import { areaBook } from "../../cells/area-book.ts";
import type { Areas } from "../../cells/areas.ts";
import type { CountCells } from "../../cells/cells.ts";
import { CellFinder } from "../../cells/compared-cells.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { FindCells } from "../../figures/adjusted-gap.ts";
import { askedFigures } from "../../figures/asked-figures.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";

/** Refuses characteristics of which a pupil could have two values. */
function refuseOverlaps(study: Study, { frame }: CountCells): void {
  for (const [name, values] of study.characteristics) {
    const masks = values.map((value) => frame.populations.get(value) ?? new Uint8Array(frame.atoms.keys.length));
    const twice = frame.atoms.keys.findIndex((_, atom) => masks.filter((mask) => mask[atom] === 1).length > 1);
    if (twice < 0) continue;
    const two = values.filter((_, at) => masks[at]?.[twice] === 1);
    throw new ColdspotError(
      `${study.at(["characteristics", name])} populations with the same pupils cannot be values of one characteristic: ${two.join(", ")}`,
      { exitCode: 3, advice: "define them so that each pupil is in one of them at most" },
    );
  }
}

/** Pupils of a measure with the cells that its adjusted gaps compare, and what finds them. */
export interface WithCells {
  readonly cells: CountCells;
  /** Absent where the measure is asked for no adjusted gap. */
  readonly findCells?: FindCells;
}

/**
 * The cells that adjusted gaps compare, as populations of the frame: the gaps are expanded once to find them all.
 *
 * @throws ColdspotError (3) for a characteristic of which a pupil has two values
 */
export function withComparedCells(study: Study, measure: PupilMeasure, cells: CountCells, areas: Areas): WithCells {
  refuseOverlaps(study, cells);
  const ask = study.ask.filter(
    (request) => request.kind !== "leadership" && request.measure === measure.name && request.adjustedFor.length > 0,
  );
  if (ask.length === 0) return { cells };
  const atoms = cells.frame.atoms.keys.length;
  const scored = cells.frame.populations.get(measure.ranked) ?? new Uint8Array(atoms);
  const finder = new CellFinder(cells, scored, (area) => areas.codesOf(area), study.characteristics);
  const findCells: FindCells = (question) => finder.find(question);
  askedFigures({ ...study, ask }, measure, areaBook(areas, findCells));
  const populations = new Map([...cells.frame.populations, ...finder.populations]);
  return { cells: { ...cells, frame: { ...cells.frame, populations } }, findCells };
}
