import type { AnyFigure } from "../figures/figure.ts";
import type { LossOfArea } from "../intake/loss-of-area.ts";
import type { NearIds } from "../intake/near-ids.ts";
import type { Area } from "../places/area.ts";
import { protectCount, type Rules } from "./rules.ts";
import type { ShownWitness } from "./witnesses.ts";

/** What the loss of rows means for figures. */
export type LossVerdict = "not marked" | "marked" | "withheld";

/** A reason to doubt some figures besides the share of a file's rows that was lost. */
export interface Doubt {
  readonly verdict: Exclude<LossVerdict, "not marked">;
  /** In words, without what follows for figures. */
  readonly why: string;
  readonly concerns: (figure: AnyFigure) => boolean;
}

const percent = (share: number) => `${Math.round(100 * share)}%`;

const domainsOf = ({ of, against, with: other }: AnyFigure) => [of, against, other].flatMap((domain) => domain ?? []);

const sameArea = (one: Area, scheme: string, code: string) => one.scheme === scheme && one.code === code;

/**
 * Figures of a group of which our schools lack many pupils, or have many too many, compared with the published total of the
 * same area and year. What rounding of counts explains is not counted.
 *
 * @example // ours 1,500 of 2,000 published: 25% are missing, above the limit of 10%
 */
export function doubtsOfWitnesses(witnesses: readonly ShownWitness[], { loss }: Rules): readonly Doubt[] {
  return witnesses.flatMap((witness): readonly Doubt[] => {
    const { measure, population, area, year, missing, published, roundedBy } = witness;
    if (missing === null || published === null) return [];
    const share = Math.abs(missing);
    if (share - roundedBy / published.pupils <= loss.missingPupils) return [];
    const how =
      missing > 0 ? `lack ${percent(share)} of the pupils` : `have ${percent(share)} more pupils than there are`;
    return [
      {
        verdict: "marked",
        why: `our schools ${how} in the published total of ${population} in ${area.name}, ${year}`,
        concerns: (figure) =>
          figure.measure === measure &&
          domainsOf(figure).some(
            (domain) =>
              domain.population === population && domain.year === year && sameArea(domain.area, area.scheme, area.code),
          ),
      },
    ];
  });
}

/** All figures of a measure more than a limit of whose identifiers are near misses: one school or pupil may be two. */
export function doubtsOfIds(measure: string, ids: readonly NearIds[], rules: Rules): readonly Doubt[] {
  return ids.flatMap(({ what, near, of, ofPupils }): readonly Doubt[] => {
    const shown = ofPupils ? protectCount(near, rules) : near;
    const all = ofPupils ? protectCount(of, rules) : of;
    if (shown === null || all === null || all === 0 || shown / all <= rules.loss.nearIds) return [];
    return [
      {
        verdict: "marked",
        why: `${shown} of ${all} ${what} differ from another only in capitals, punctuation or zeros: they may be the same, and count as different`,
        concerns: (figure) => figure.measure === measure,
      },
    ];
  });
}

function verdictOfArea({ wanted, lost, noValue }: LossOfArea, { loss }: Rules): LossVerdict {
  if (lost / wanted > loss.ofArea.withhold) return "withheld";
  return lost / wanted > loss.ofArea.mark || noValue / wanted > loss.ofArea.noValue ? "marked" : "not marked";
}

/**
 * Figures of an area most of whose rows were lost, although of the whole file only few were.
 *
 * @param restsOn whether a population of a figure comes from a group of the file
 * @example // 6 of the 10 schools of a district could not be read: 60%, above 50%, so withheld
 */
export function doubtsOfAreas(
  measure: string,
  losses: readonly LossOfArea[],
  rules: Rules,
  restsOn: (population: string, group: string) => boolean,
): readonly Doubt[] {
  return losses.flatMap((one): readonly Doubt[] => {
    const verdict = verdictOfArea(one, rules);
    if (verdict === "not marked") return [];
    const { area, year, group, wanted, lost, noValue, file } = one;
    const of = group === null ? "" : ` for ${group}`;
    const parts = [
      ...(lost === 0 ? [] : [`${lost} could not be used${of}`]),
      ...(noValue === 0 ? [] : [`for ${noValue} the source hides the value or leaves it blank${of}`]),
    ];
    return [
      {
        verdict,
        why: `of the ${wanted} rows of ${area.name} in ${file}, ${year}, ${parts.join(", and ")}`,
        concerns: (figure) =>
          figure.measure === measure &&
          domainsOf(figure).some(
            (domain) =>
              domain.year === year &&
              sameArea(domain.area, area.scheme, area.code) &&
              (group === null || restsOn(domain.population, group)),
          ),
      },
    ];
  });
}
