import {
  absent,
  bands as bandsOfPrior,
  edgeOf,
  expectedOf,
  outcome,
  priorOfDisadvantaged,
  spread,
} from "../coverage/law.ts";

/**
 * The nations of the trial of small numbers: how many schools, in areas of which sizes, and by which law. Schools are
 * drawn afresh for every nation from the law of their area; nothing is calibrated to England.
 */
export const seed = 20180213;
export const years = [2014, 2015] as const;

/** What an area adds: to everybody's outcome, and to how far disadvantaged pupils are behind in either year. */
export interface AreaLaw {
  readonly level: number;
  readonly behind: readonly [number, number];
}

export interface AreaOfDesign {
  readonly name: string;
  readonly schools: number;
  readonly law: AreaLaw;
}

/** Pupils of a school and year on average, by chance. */
export type Sizes = readonly { readonly pupils: number; readonly chance: number; readonly shift: number }[];

export interface Design {
  /** "20 schools, equal". */
  readonly name: string;
  /** What is drawn: pupils, a table of the means of schools, or grades of schools. */
  readonly of: "pupils" | "school table" | "grades";
  readonly areas: readonly AreaOfDesign[];
  readonly sizes: Sizes;
  /** Pairs of areas that are compared; under one law, the difference of the pair is none. */
  readonly pairs: readonly (readonly [string, string])[];
  /** How many nations are drawn, and in blocks of how many. */
  readonly blocks: number;
  readonly nationsOfBlock: number;
  /** Nations of each block whose percentile gaps are drawn too, by the bootstrap, which takes long. */
  readonly percentiles: number;
  /** True values come from this many large nations, with so many schools for each of the design. */
  readonly truth: { readonly draws: number; readonly times: number };
  /** Every statistic, or only what is said of areas side by side. */
  readonly asks: "everything" | "areas side by side";
}

const edges = Array.from({ length: bandsOfPrior }, (_, band) => edgeOf(band + 1));
const expected = Array.from({ length: bandsOfPrior }, (_, band) => expectedOf(band + 1));

const equal: Sizes = [{ pupils: 100, chance: 1, shift: 0 }];

/** The largest schools have twenty times as many pupils as the smallest. */
const skewed: Sizes = [
  { pupils: 30, chance: 0.25, shift: -0.6 },
  { pupils: 60, chance: 0.3, shift: -0.3 },
  { pupils: 100, chance: 0.25, shift: 0 },
  { pupils: 220, chance: 0.14, shift: 0.6 },
  { pupils: 600, chance: 0.06, shift: 0.9 },
];

/** Both years alike, so that every change is none. */
const still: AreaLaw = { level: 0, behind: [6, 6] };
const moving: AreaLaw = { level: 0, behind: [5, 6.5] };
const stillFar: AreaLaw = { level: -1, behind: [8, 8] };
const movingFar: AreaLaw = { level: -1, behind: [7, 8] };

const layouts: Readonly<Record<number, readonly number[]>> = {
  10: [6, 4],
  20: [10, 6, 4],
  50: [20, 10, 10, 6, 4],
  150: [60, 20, 20, 10, 10, 10, 6, 6, 4, 4],
  3400: [500, 500, 60, 60, 60, 60, 20, 20, 20, 20, 10, 10, 10, 10, 6, 6, 6, 6, 4, 4, 4, 4, 1004, 1000],
};

const two = (number: number) => String(number).padStart(2, "0");

/** Areas by size and number; in nations of 150 and more, the last area of a size has another law. */
function areasOf(sizes: readonly number[], near: AreaLaw, far: AreaLaw): readonly AreaOfDesign[] {
  return sizes.map((schools, at) => {
    const isLast = sizes.length >= 10 && sizes.lastIndexOf(schools) === at && sizes.indexOf(schools) !== at;
    return { name: `a${two(at + 1)} of ${schools}`, schools, law: isLast ? far : near };
  });
}

/** Neighbours in the list, each area once. */
function pairsOf(areas: readonly AreaOfDesign[]): Design["pairs"] {
  return areas.flatMap((area, at) => {
    const next = areas[at + 1];
    return at % 2 === 1 || next === undefined ? [] : [[next.name, area.name] as const];
  });
}

/** How many nations of so many schools are drawn in each block, with percentile gaps in the first of them. */
const drawn: Readonly<Record<number, readonly [nations: number, percentiles: number]>> = {
  10: [20, 5],
  20: [20, 5],
  50: [8, 3],
  150: [5, 1],
  3400: [2, 0],
};

/** Blocks of nations: of those of 3,400 schools more, because each block has few. */
const blocksOf = (schools: number): number => (schools > 1000 ? 100 : 40);

/** Large nations for true values. Grades are quickly drawn, and some of their sets of schools are small. */
function truthFrom(schools: number, of: Design["of"]): Design["truth"] {
  if (schools > 1000) return { draws: 20, times: of === "grades" ? 10 : 1 };
  return { draws: 4, times: of === "grades" ? Math.max(200, 25_000 / schools) : Math.max(20, 2500 / schools) };
}

function design(schools: number, kind: "equal" | "skewed", of: Design["of"] = "pupils"): Design {
  const [near, far] = kind === "equal" ? [still, stillFar] : [moving, movingFar];
  const areas = areasOf(layouts[schools] ?? [], near, far);
  const [nationsOfBlock, percentiles] = drawn[schools] ?? [0, 0];
  return {
    name: `${schools} schools, ${of === "grades" ? of : kind}${of === "school table" ? ", table" : ""}`,
    of,
    areas,
    sizes: kind === "equal" ? equal : skewed,
    pairs: pairsOf(areas),
    blocks: blocksOf(schools),
    nationsOfBlock,
    percentiles: of === "pupils" ? percentiles : 0,
    truth: truthFrom(schools, of),
    asks: "everything",
  };
}

/** Middles of twenty equal slices of a normal distribution. */
const slices = [
  -1.96, -1.44, -1.15, -0.93, -0.76, -0.6, -0.45, -0.32, -0.19, -0.06, 0.06, 0.19, 0.32, 0.45, 0.6, 0.76, 0.93, 1.15,
  1.44, 1.96,
];

/** Twenty areas of one size, whose gaps truly differ by a standard deviation of about 6 rank points. */
function many(schools: number, nationsOfBlock: number): Design {
  const areas = slices.map((slice, at) => ({
    name: `a${two(at + 1)} of ${schools}`,
    schools,
    law: { level: 0, behind: [6 + 2.5 * slice, 6 + 2.5 * slice] as const },
  }));
  return {
    name: `20 areas of ${schools}`,
    of: "pupils",
    areas,
    sizes: equal,
    pairs: [],
    blocks: blocksOf(schools),
    nationsOfBlock,
    percentiles: 0,
    truth: { draws: 4, times: 20 },
    asks: "areas side by side",
  };
}

const sizesOfNations = [10, 20, 50, 150] as const;

/** Nations of few schools. */
export const designs: readonly Design[] = [
  ...sizesOfNations.flatMap((schools) => [design(schools, "equal"), design(schools, "skewed")]),
  many(8, 3),
  many(15, 2),
  ...sizesOfNations.flatMap((schools) => [
    design(schools, "equal", "school table"),
    design(schools, "skewed", "school table"),
    design(schools, "equal", "grades"),
  ]),
];

/** Nations of 3,400 schools, which take longer. */
export const largeDesigns: readonly Design[] = [
  design(3400, "skewed"),
  design(3400, "skewed", "school table"),
  design(3400, "equal", "grades"),
];

export const allDesigns: readonly Design[] = [...designs, ...largeDesigns];

export const schoolsOf = ({ areas }: Pick<Design, "areas">): number =>
  areas.reduce((sum, { schools }) => sum + schools, 0);

/** @throws RangeError for a name that no design has */
export function designOf(name: string): Design {
  const found = allDesigns.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(`no such design: ${name}`);
  return found;
}

/** What true values depend on: not on how many schools there are, but on which part of them has which law. */
function mixOf(design: Design): string {
  const laws = [...new Set(design.areas.map(({ law }) => law))];
  const ofLaw = laws.map((law) => [
    law,
    schoolsOf({ areas: design.areas.filter((area) => area.law === law) }) / schoolsOf(design),
  ]);
  return JSON.stringify([design.of, design.sizes, design.asks, ofLaw]);
}

/** The design whose large nations a design has its true values from: the first of the same mix. */
export const designOfTruth = (design: Design): Design =>
  allDesigns.find((one) => mixOf(one) === mixOf(design)) ?? design;

/** The first stream of random numbers of a design: none is used by two. */
export const firstStream = (design: Design): number =>
  1_000_000 * (1 + allDesigns.findIndex(({ name }) => name === design.name));

/** Streams of the large nations that true values come from. */
export const firstStreamOfTruth = (design: Design): number => firstStream(design) + 500_000;

/**
 * Everything that true values and nations hang on, as text: results name its hash, so that they cannot outlive their
 * law. How many nations are drawn is no part of it.
 */
export function lawAsText({ name, of, areas, sizes, pairs, truth, asks }: Design): string {
  const constants = { absent, outcome, priorOfDisadvantaged, spread, edges, expected };
  return JSON.stringify({ seed, years, name, of, areas, sizes, pairs, truth, asks, ...constants });
}
