import type { UnitsInside } from "../cells/units-inside.ts";
import type { Decomposition } from "../figures/decompose/decomposition.ts";
import { type Domain, domainOf } from "../figures/domain.ts";
import type { AnyFigure, FigureId } from "../figures/figure.ts";
import { domainsOf } from "../figures/formula.ts";
import { type Finding, type Findings, hidden } from "./finding.ts";
import { ofSchoolsRatedTwice, tablesOfCounts } from "./grades.ts";
import type { MeasureInside } from "./inside.ts";
import { type Rules, zerosAreSmall } from "./rules.ts";
import { type HiddenSets, hideWithSet, whyHiddenIn } from "./sets-rated-twice.ts";

/** Findings that are all hidden as soon as one of `when` is suppressed, because it would follow from the others. */
interface Linked {
  readonly when: readonly FigureId[];
  readonly hide: readonly FigureId[];
  /** Whether a figure that is not in the list is hidden with them; null where there is no such figure. */
  readonly covers: ((figure: AnyFigure) => boolean) | null;
}

/** Whether a set of atoms is a part of another, but neither empty nor the whole of it. */
function isProperPart(part: Uint8Array, whole: Uint8Array): boolean {
  let [inside, missing] = [false, false];
  for (const [atom, value] of whole.entries()) {
    if (part[atom] === 1 && value !== 1) return false;
    if (part[atom] === 1) inside = true;
    else if (value === 1) missing = true;
  }
  return inside && missing;
}

function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((value, at) => value === b[at]);
}

/** Every domain that a figure is about. */
export function domainsOfFigure(figure: AnyFigure): readonly Domain[] {
  const { of, against, with: other, versus, formula } = figure;
  return [...domainsOf(formula), of, against, other, versus].flatMap((domain) => domain ?? []);
}

/** Figures of a measure by the places they are about: for each, the atoms and year of one of its sets of units. */
class FiguresByPlaces {
  readonly #byPlaces = new Map<string, { readonly id: FigureId; readonly units: UnitsInside }[]>();
  /** Areas share their lists of places, so each list is written out once. */
  readonly #written = new Map<Uint8Array, string>();

  constructor(findings: Findings, { measure, inside }: MeasureInside) {
    for (const [id, { figure }] of findings) {
      if (figure.measure !== measure) continue;
      for (const units of domainsOfFigure(figure).flatMap(inside)) {
        const key = this.#key(units.places);
        const known = this.#byPlaces.get(key);
        if (known === undefined) this.#byPlaces.set(key, [{ id, units }]);
        else known.push({ id, units });
      }
    }
  }

  #key(places: Uint8Array): string {
    const known = this.#written.get(places);
    if (known !== undefined) return known;
    const key = places.join("");
    this.#written.set(places, key);
    return key;
  }

  /** Figures with a set of units in exactly these places that passes. */
  find(places: Uint8Array, passes: (units: UnitsInside) => boolean): readonly FigureId[] {
    const found = (this.#byPlaces.get(this.#key(places)) ?? []).filter(({ units }) => passes(units));
    return [...new Set(found.map(({ id }) => id))];
  }
}

/**
 * Bands make up a group, so the shares of the others give that of a hidden band. Where a figure of the bands is hidden,
 * so is everything in the list that is about a part of the group in that area and those years, whatever it was asked
 * for.
 */
function withBands(
  { bands, parts, beside, population, area, from, to }: Decomposition,
  findings: Findings,
  figures: FiguresByPlaces,
  { measure, inside }: MeasureInside,
): Linked {
  const own = [...parts, ...beside];
  const [group] = inside(domainOf(population, area, to));
  const isPart = ({ atoms, year }: UnitsInside) =>
    group !== undefined && (from ?? to) <= year && year <= to && isProperPart(atoms, group.atoms);
  const elsewhere = group === undefined ? [] : figures.find(group.places, isPart);
  const covers = (figure: AnyFigure) =>
    figure.measure === measure &&
    domainsOfFigure(figure)
      .flatMap(inside)
      .some((units) => isPart(units) && sameBytes(units.places, group?.places));
  const ofBands = own.filter((id) => {
    const figure = findings.get(id)?.figure;
    return figure !== undefined && (figure.statistic !== "gap" || bands.includes(figure.of.population));
  });
  return { when: own, hide: [...ofBands, ...elsewhere], covers };
}

function linksOf(findings: Findings, measures: readonly MeasureInside[], rules: Rules): readonly Linked[] {
  const bands = measures.flatMap((measure) => {
    const ofBands = measure.decompositions.filter(({ kind }) => kind === "bands");
    if (ofBands.length === 0) return [];
    const figures = new FiguresByPlaces(findings, measure);
    return ofBands.map((one) => withBands(one, findings, figures, measure));
  });
  if (!zerosAreSmall(rules)) return bands;
  const tables = measures
    .flatMap(({ grades }) => grades?.areas ?? [])
    .flatMap(tablesOfCounts)
    .map((ids) => ({ when: ids, hide: ids, covers: null }));
  return [...bands, ...tables];
}

function suppressed(finding: Finding, reason: string): Finding {
  return finding.status === "not_available" ? finding : hidden(finding.figure, "suppressed", reason);
}

/** Why what is linked is hidden; null where none of it is. */
function whyHidden({ when }: Linked, findings: Findings): string | null {
  const because = when.flatMap((id) => findings.get(id) ?? []).find(({ status }) => status === "suppressed");
  return because?.kind === "hidden" ? because.reason : null;
}

/** Hides what is linked with a suppressed finding, until nothing more is. */
function followLinks(findings: Findings, links: readonly Linked[]): Findings {
  const shown = new Map(findings);
  for (let changed = true; changed; ) {
    changed = false;
    for (const linked of links) {
      const reason = whyHidden(linked, shown);
      if (reason === null) continue;
      const { hide } = linked;
      for (const id of hide) {
        const finding = shown.get(id);
        if (finding === undefined || finding.kind === "hidden") continue;
        shown.set(id, suppressed(finding, reason));
        changed = true;
      }
    }
  }
  return shown;
}

/** Hides what describes schools rated both times in an area where a share of them is hidden. */
function withSetsRatedTwice(findings: Findings, measures: readonly MeasureInside[], hiddenSets: HiddenSets): Findings {
  const shown = new Map(findings);
  for (const measure of measures) {
    for (const [id, finding] of findings)
      if (finding.figure.measure === measure.measure && finding.figure.role === "asked")
        shown.set(id, hideWithSet(finding, measure, hiddenSets));
    for (const ids of measure.grades?.areas ?? []) {
      const reason = whyHiddenIn(measure, ids.area, hiddenSets);
      if (reason === null) continue;
      for (const id of ofSchoolsRatedTwice(ids)) {
        const finding = shown.get(id);
        if (finding !== undefined) shown.set(id, suppressed(finding, reason));
      }
    }
  }
  return shown;
}

/** What the rules decide on the list, and about figures that join it later. */
export interface HiddenTogether {
  readonly findings: Findings;
  /** The same for a figure under another choice: hidden where it is about something that is hidden in the list. */
  readonly hideAlike: (finding: Finding) => Finding;
}

/**
 * Decides what is hidden together, on the one list of everything that is to be shown. A figure that could be found from
 * the others is hidden wherever it appears and whatever part of the study asks for it.
 *
 * @param findings each by the rules for it alone
 * @param hiddenSets sets of schools rated both times of which a share is hidden
 */
export function hideTogether(
  findings: Findings,
  measures: readonly MeasureInside[],
  hiddenSets: HiddenSets,
  rules: Rules,
): HiddenTogether {
  const withSets = withSetsRatedTwice(findings, measures, hiddenSets);
  const links = linksOf(withSets, measures, rules);
  const shown = followLinks(withSets, links);
  const hiddenLinks = links.flatMap((linked) => {
    const reason = whyHidden(linked, shown);
    return linked.covers === null || reason === null ? [] : [{ covers: linked.covers, reason }];
  });
  return {
    findings: shown,
    hideAlike: (finding) => {
      const link = hiddenLinks.find(({ covers }) => covers(finding.figure));
      return link === undefined ? finding : suppressed(finding, link.reason);
    },
  };
}
