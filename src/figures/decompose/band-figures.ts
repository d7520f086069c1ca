import type { Area } from "../../places/area.ts";
import { slug } from "../../places/area.ts";
import { domainOf, shareOf } from "../domain.ts";
import type { Figure } from "../figure.ts";
import { mean, minus } from "../formula.ts";
import { fixedMix } from "./fixed-mix.ts";
import { kitagawa, type MixBand } from "./kitagawa.ts";
import { breaksBetween, groupIn, type Made, partFigure, type Where } from "./part-figure.ts";

/** Bands of the group in one year: their shares, from share domains, and the gap of each band. */
function mixOf({ population, area, gaps }: Where, bands: readonly string[], year: number): readonly MixBand[] {
  return bands.map((band) => ({
    share: mean(shareOf(band, population, area, year)),
    gap: gaps("gap", domainOf(band, area, year)).formula,
  }));
}

function shareFigure({ measure, population, area }: Where, band: string, year: number): Figure {
  const of = shareOf(band, population, area, year);
  return partFigure(measure, {
    id: [measure, "share", band, `of-${population}`, area.key, year].map((part) => slug(String(part))).join("/"),
    statistic: "share",
    base: "mean",
    of,
    with: null,
    formula: mean(of),
    unit: "fraction",
  });
}

/**
 * The gap of a year if bands had the shares of another year or area, and what the group's own mix adds to it. The first
 * is worked out as the gap less the second: the result is the same as summing over the reference's shares, and the
 * formula keeps the gap in it.
 */
function fixedFigures(
  where: Where,
  bands: readonly string[],
  year: number,
  reference: Where,
  at: number,
): readonly [atMix: Figure, ofMix: Figure] {
  const gap = where.gaps("gap", groupIn(where, year));
  const shares = bands.map((band) => mean(shareOf(band, reference.population, reference.area, at)));
  const { ofMix } = fixedMix(mixOf(where, bands, year), shares);
  const mix = at === year ? reference.area.key : at;
  const [first = where.population] = bands;
  const own = {
    of: gap.of,
    with: groupIn(reference, at),
    crosses: breaksBetween(where.breaks, Math.min(at, year), Math.max(at, year)),
  };
  return [
    partFigure(where.measure, {
      id: `${gap.id}/at-mix-of-${mix}`,
      statistic: "gap_at_mix",
      against: gap.against,
      formula: minus(gap.formula, ofMix),
      ...own,
    }),
    partFigure(where.measure, {
      id: `${gap.id}/at-mix-of-${mix}/of-mix`,
      statistic: "of_mix",
      formula: ofMix,
      countedBy: shareOf(first, where.population, where.area, year),
      ...own,
    }),
  ];
}

/** The change of a gap as a change of mix and a change of gaps within bands, by band, and the gap at a fixed mix. */
export function bandFigures(where: Where, bands: readonly string[], years: readonly number[], nation: Area): Made {
  const { measure, population, area, from, to, gaps } = where;
  const change = gaps("difference", groupIn(where, to));
  const { ofMix, ofGaps, bands: byBand } = kitagawa(mixOf(where, bands, from), mixOf(where, bands, to));
  const start = `${gaps("gap", groupIn(where, to)).id}/since-${from}`;
  const [first = population] = bands;
  const whole = {
    of: groupIn(where, to),
    with: groupIn(where, from),
    crosses: change.crosses,
    countedBy: shareOf(first, population, area, to),
  };
  const parts = [
    partFigure(measure, { id: `${start}/of-mix`, statistic: "of_mix", formula: ofMix, ...whole }),
    partFigure(measure, { id: `${start}/of-gaps`, statistic: "of_gaps", formula: ofGaps, ...whole }),
  ];
  const inBands = byBand.flatMap((one, index) => {
    const band = bands[index] ?? "";
    const own = { of: domainOf(band, area, to), with: domainOf(band, area, from), crosses: change.crosses };
    return [
      partFigure(measure, { id: `${start}/of-mix/${slug(band)}`, statistic: "of_mix", formula: one.ofMix, ...own }),
      partFigure(measure, { id: `${start}/of-gaps/${slug(band)}`, statistic: "of_gaps", formula: one.ofGap, ...own }),
    ];
  });
  const shown = bands.flatMap((band) =>
    [from, to].flatMap((year) => [shareFigure(where, band, year), gaps("gap", domainOf(band, area, year))]),
  );
  const fixed = years.flatMap((year) => [
    gaps("gap", groupIn(where, year)),
    ...fixedFigures(where, bands, year, where, from),
  ]);
  const asNation = area.key === nation.key ? [] : fixedFigures(where, bands, to, { ...where, area: nation }, to);
  const beside = [...inBands, ...shown, ...fixed, ...asNation];
  return {
    decomposition: {
      kind: "bands",
      measure,
      population,
      bands,
      area,
      from,
      to,
      whole: change.id,
      parts: parts.map(({ id }) => id),
      beside: beside.map(({ id }) => id),
    },
    figures: [change, ...parts, ...beside],
  };
}
