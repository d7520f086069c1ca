/**
 * The law that the invented nations of the coverage trial are drawn from. Nothing in it is calibrated to England.
 *
 * A nation has 3,400 schools in areas of fixed numbers of schools. Every school is drawn afresh from the law of its
 * area, with its effects, and so are its pupils in both years. Effects and errors are normal within a kind of school,
 * and kinds are few, so the distribution of pupils has a closed form: `superpopulation.ts`.
 */
export const seed = 20160907;
export const years = [2014, 2015] as const;

/**
 * Outcomes are counted in tenths of a point and cut off at both ends, so distributions of pupils lean and pile up.
 *
 * `perPoint: 1` would make them whole points. Which residuals of two bands come first then hangs on fractions of a point
 * between the means of bands, and the national gap averages 0.03 rank points less than the superpopulation's.
 */
export const outcome = { least: 0, most: 90, perPoint: 10 } as const;
export const bands = 15;

/** Pupils of a school and year, on average; one of them is drawn a year, up to 15% more or less. */
export const sizes = [
  { pupils: 36, chance: 0.15, shift: -0.6 },
  { pupils: 72, chance: 0.25, shift: -0.3 },
  { pupils: 108, chance: 0.3, shift: 0 },
  { pupils: 144, chance: 0.2, shift: 0.3 },
  { pupils: 216, chance: 0.1, shift: 0.6 },
] as const;
export const jitter = (pupils: number): number => Math.floor(0.15 * pupils);

/** Chance of each pupil of the school to be disadvantaged; schools with many do worse, and their pupils started lower. */
const usualShares = [
  { share: 0.04, chance: 0.2, shift: 2.4, prior: 0.2 },
  { share: 0.12, chance: 0.25, shift: 1.2, prior: 0.1 },
  { share: 0.22, chance: 0.25, shift: 0, prior: 0 },
  { share: 0.35, chance: 0.2, shift: -1.2, prior: -0.1 },
  { share: 0.55, chance: 0.1, shift: -2.4, prior: -0.2 },
] as const;

/** Nearly all disadvantaged pupils of an area in few of its schools. */
const unevenShares = [
  { share: 0.02, chance: 0.85, shift: 1.2, prior: 0.1 },
  { share: 0.6, chance: 0.15, shift: -2.4, prior: -0.2 },
] as const;

/** One school in eight is weak: school effects lean. */
const weakness = [
  { chance: 0.88, shift: 0.84 },
  { chance: 0.12, shift: -6.16 },
] as const;

/** Standard deviations in outcome points; `prior` in standard deviations of pupils' prior attainment. */
export const spread = {
  pupil: 12,
  school: 3,
  schoolInYear: 2,
  disadvantaged: 2.5,
  disadvantagedInYear: 1.5,
  prior: 0.25,
} as const;

export const priorOfDisadvantaged = -0.5;
export const bandOf = (prior: number): number => Math.min(bands, Math.max(1, Math.round(8 + 2.6 * prior)));
/** Lower edge of a band in prior attainment: the rounding of `bandOf`. */
export const edgeOf = (band: number): number => (band - 0.5 - 8) / 2.6;
export const expectedOf = (band: number): number => 8 + 4.5 * band;

/** Chance of no result at all, which counts 0. */
export const absent = { others: 0.02, disadvantaged: 0.05 } as const;

/** What an area adds: to everybody's outcome, and to how far disadvantaged pupils are behind in either year. */
export const areaLaws = [
  { level: 0, behind: [5, 6] },
  { level: -1, behind: [6, 7.5] },
  { level: 1, behind: [4, 5] },
  { level: 0, behind: [7.5, 8] },
] as const;
export type AreaLaw = (typeof areaLaws)[number];

/** A kind of school; chances of the kinds of a place in an area sum to 1. */
export interface Kind {
  readonly chance: number;
  readonly pupils: number;
  readonly share: number;
  readonly shift: number;
  readonly prior: number;
}

/** How often one kind list is drawn from in an area. */
export interface Places {
  readonly schools: number;
  readonly kinds: readonly Kind[];
}

function kindsOf(
  some: readonly { readonly pupils: number; readonly chance: number; readonly shift: number }[],
  shares: readonly {
    readonly share: number;
    readonly chance: number;
    readonly shift: number;
    readonly prior: number;
  }[],
): readonly Kind[] {
  return some.flatMap((size) =>
    shares.flatMap(({ share, prior, ...of }) =>
      weakness.map((weak) => ({
        chance: size.chance * of.chance * weak.chance,
        pupils: size.pupils,
        share,
        shift: size.shift + of.shift + weak.shift,
        prior,
      })),
    ),
  );
}

const usual = kindsOf(sizes, usualShares);
const uneven = kindsOf(sizes, unevenShares);
/** Ten times the average school. */
const giant = kindsOf([{ pupils: 1044, chance: 1, shift: 0 }], usualShares);

export const classes = ["5", "10", "20", "60", "500", "3400", "20 with one large", "20 with uneven shares"] as const;
export type SizeClass = (typeof classes)[number];

/** The nation is every area together, those of the class `rest` too, which has no figures of its own. */
export interface AreaOfTrial {
  readonly name: string;
  readonly of: SizeClass | "rest";
  readonly law: AreaLaw;
  readonly places: readonly Places[];
}

const layout: readonly (readonly [SizeClass | "rest", number, readonly Places[]])[] = [
  ["5", 16, [{ schools: 5, kinds: usual }]],
  ["10", 12, [{ schools: 10, kinds: usual }]],
  ["20", 12, [{ schools: 20, kinds: usual }]],
  ["60", 8, [{ schools: 60, kinds: usual }]],
  ["500", 4, [{ schools: 500, kinds: usual }]],
  [
    "20 with one large",
    8,
    [
      { schools: 1, kinds: giant },
      { schools: 19, kinds: usual },
    ],
  ],
  ["20 with uneven shares", 8, [{ schools: 20, kinds: uneven }]],
  ["rest", 4, [{ schools: 40, kinds: usual }]],
];

/** Areas in pairs: the laws of a pair differ, the second of them with the larger gap. */
export const areas: readonly AreaOfTrial[] = layout.flatMap(([of, count, places]) =>
  areaLaws
    .flatMap((law, turn) =>
      Array.from({ length: Math.floor((count - turn + 3) / 4) }, (_, round) => ({ law, at: round * 4 + turn })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ law, at }) => ({ name: `${of} no ${String(at + 1).padStart(2, "0")}`, of, law, places })),
);

export const schoolsOf = ({ places }: AreaOfTrial): number => places.reduce((sum, { schools }) => sum + schools, 0);

/** Everything the trial hangs on, as text: results name its hash, so that they cannot outlive their law. */
export const lawAsText = (): string =>
  JSON.stringify({
    seed,
    years,
    outcome,
    bands,
    spread,
    priorOfDisadvantaged,
    absent,
    edges: Array.from({ length: bands }, (_, band) => edgeOf(band + 1)),
    expected: Array.from({ length: bands }, (_, band) => expectedOf(band + 1)),
    jitter: sizes.map(({ pupils }) => jitter(pupils)),
    areas,
  });
