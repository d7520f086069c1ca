import { memberOfScheme } from "../../cells/member-of-scheme.ts";
import type { SchoolFacts } from "../../cells/school-facts.ts";
import type { CheckedSchoolTable, NotUsedSchool, SchoolInYear } from "../../intake/checked-school-table.ts";
import type { LossOfArea } from "../../intake/loss-of-area.ts";
import type { Study } from "../../study/study.ts";

interface Scene {
  readonly study: Study;
  readonly facts: SchoolFacts;
}

interface Counts {
  wanted: number;
  lost: number;
  noValue: number;
}

type Place = LossOfArea["area"];

/** The areas of a school, by every scheme that does not need other schools to be divided. */
function areasOf({ study, facts }: Scene, row: Pick<SchoolInYear, "school" | "year" | "attributes">): readonly Place[] {
  return [...study.places.schemes].flatMap(([scheme, spec]) => {
    if (spec.kind === "fifths" || spec.kind === "mix-fifths" || spec.kind === "file-fifths") return [];
    const on = study.places.districtsOn ?? `${row.year}-08-31`;
    const found = memberOfScheme(scheme, spec, facts, new Map(), { urn: row.school, own: row.attributes, on });
    return found.kind === "in" ? [{ scheme, code: found.member.code, name: found.member.name }] : [];
  });
}

/** Schools of one area in one year. */
class AreaInYear {
  readonly #place: Pick<LossOfArea, "file" | "area" | "year">;
  readonly #whole: Counts = { wanted: 0, lost: 0, noValue: 0 };
  readonly #groups = new Map<string, Counts>();

  constructor(place: Pick<LossOfArea, "file" | "area" | "year">) {
    this.#place = place;
  }

  use(): void {
    this.#whole.wanted += 1;
  }

  lose({ group, loss }: Pick<NotUsedSchool, "group" | "loss">): void {
    if (group === null) this.#whole.wanted += 1;
    const own = group === null ? this.#whole : (this.#groups.get(group) ?? { wanted: 0, lost: 0, noValue: 0 });
    if (group !== null) this.#groups.set(group, own);
    if (loss === "lost") own.lost += 1;
    else own.noValue += 1;
  }

  /** Whole rows first, then each group, which lacks the whole rows as well. */
  losses(): readonly LossOfArea[] {
    const { wanted, lost, noValue } = this.#whole;
    const groups = [...this.#groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      { ...this.#place, group: null, wanted, lost, noValue },
      ...groups.map(([group, own]) => ({
        ...this.#place,
        group,
        wanted,
        lost: lost + own.lost,
        noValue: noValue + own.noValue,
      })),
    ].filter((one) => one.lost + one.noValue > 0);
  }
}

/**
 * Schools that the study wants and could not use, by area and year: whole rows first, then each group. Only areas that lost
 * some are listed.
 *
 * A school whose district has to be looked up is counted where the register or its own columns say where it lies.
 */
export function lossesByArea(
  scene: Scene,
  { schools, notUsed }: Pick<CheckedSchoolTable, "schools" | "notUsed">,
): readonly LossOfArea[] {
  const found = new Map<string, AreaInYear>();
  const files = new Map(notUsed.map(({ year, file }) => [year, file]));
  const areas = (row: Pick<SchoolInYear, "school" | "year" | "attributes">) =>
    areasOf(scene, row).map((area) => {
      const key = JSON.stringify([row.year, area.scheme, area.code]);
      const own = found.get(key) ?? new AreaInYear({ file: files.get(row.year) ?? "", area, year: row.year });
      found.set(key, own);
      return own;
    });
  for (const school of schools) if (files.has(school.year)) for (const area of areas(school)) area.use();
  for (const row of notUsed) for (const area of areas(row)) area.lose(row);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, area]) => area.losses());
}
