import type { Domain } from "../../figures/domain.ts";
import type { FirstStage } from "../../scores/first-stage.ts";
import type { Moments } from "../../scores/moments.ts";

/**
 * Everything a replicate is worked out from, as flat arrays that threads share and never change.
 *
 * Rows are those of the moments; entries, slots and bands those of the first stage. A group is a year, place and atom:
 * every domain is a union of groups.
 */
export interface ResamplingPlan {
  /** `fixed`: a score depends on no other pupil, so the sums of the rows are used as they are. */
  readonly transform: FirstStage["transform"] | "fixed";
  readonly schools: number;
  readonly years: number;
  readonly groups: number;
  readonly domains: number;
  readonly outcomeStep: number;
  /** Whether the score is made from a residual, so that bands have expectations. */
  readonly expects: boolean;
  /** Whether all who are scored or ranked are in the expectation population: a band that loses these loses all its pupils. */
  readonly allExpected: boolean;
  readonly row: {
    readonly school: Int32Array;
    readonly group: Int32Array;
    readonly n: Int32Array;
    readonly sum: Float64Array;
    readonly startOfYear: Int32Array;
    readonly firstEntry: Int32Array;
    readonly endEntry: Int32Array;
  };
  readonly entry: {
    readonly slot: Int32Array;
    readonly n: Int32Array;
    /** The largest number of pupils in one entry. */
    readonly most: number;
  };
  /** Ranked pupils, and those of the expectation population: the same object if the two are the same pupils. */
  readonly ranked: PupilsBySlot;
  readonly expected: PupilsBySlot;
  readonly slot: { readonly outcome: Int32Array; readonly startOfYear: Int32Array };
  /** Band of each slot, numbered from 0 within its year. */
  readonly bandInYear: Int32Array;
  /** First band of each year, then the number of bands. */
  readonly startOfBands: Int32Array;
  /** Domain d is the groups `group[start[d]]` to `group[start[d + 1] - 1]` of year `year[d]`. */
  readonly domain: { readonly start: Int32Array; readonly group: Int32Array; readonly year: Int32Array };
  readonly unitOfYear: Float64Array;
  /** Percentiles `at` of the pupils in the rows `row[start[d]]` to `row[start[d + 1] - 1]` of year `year[d]`. */
  readonly percentiles: {
    readonly at: Float64Array;
    readonly start: Int32Array;
    readonly row: Int32Array;
    readonly year: Int32Array;
    readonly unit: PercentileUnit;
  };
}

/**
 * What percentiles are taken of: the residual or outcome behind the scores, in `points`, or the `scores` whose means are
 * taken, in their unit, such as percentile-rank points.
 */
export type PercentileUnit = "points" | "scores";

/** What is requested of every replicate: means of domains and, if any, percentiles (from 0 to 1, rising) of others. */
export interface Wanted {
  readonly means: readonly Domain[];
  readonly percentiles?: {
    readonly of: readonly Domain[];
    readonly at: readonly number[];
    readonly unit: PercentileUnit;
  };
}

/** Pupils by slot: `n[i]` of school `school[i]`, for i from `start[slot]` up to, not including, `start[slot + 1]`. */
export interface PupilsBySlot {
  readonly school: Int32Array;
  readonly n: Int32Array;
  readonly start: Int32Array;
  /** All pupils of a slot. */
  readonly pupils: Int32Array;
}

/** The same numbers in memory that other threads can read. */
function shared<Numbers extends Int32Array | Float64Array>(
  numbers: Numbers,
  make: (buffer: SharedArrayBuffer) => Numbers,
): Numbers {
  const copy = make(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}

const wholes = (numbers: Int32Array): Int32Array => shared(numbers, (buffer) => new Int32Array(buffer));
const doubles = (numbers: Float64Array): Float64Array => shared(numbers, (buffer) => new Float64Array(buffer));

/** The pupils of one part (bit 1: ranked, bit 2: expectation population) by slot; schools of a slot in their order. */
function bySlot({ slots, pupils }: FirstStage, bit: number): PupilsBySlot {
  const start = new Int32Array(slots.band.length + 1);
  const inside = (entry: number): boolean => ((pupils.part[entry] ?? 0) & bit) !== 0;
  for (const [entry, slot] of pupils.slot.entries()) if (inside(entry)) start[slot + 1] = (start[slot + 1] ?? 0) + 1;
  for (let slot = 0; slot < slots.band.length; slot++) start[slot + 1] = (start[slot + 1] ?? 0) + (start[slot] ?? 0);
  const next = start.slice();
  const school = new Int32Array(start.at(-1) ?? 0);
  const n = new Int32Array(school.length);
  const inSlot = new Int32Array(slots.band.length);
  for (const [entry, slot] of pupils.slot.entries()) {
    if (!inside(entry)) continue;
    const at = next[slot] ?? 0;
    school[at] = pupils.school[entry] ?? 0;
    n[at] = pupils.n[entry] ?? 0;
    inSlot[slot] = (inSlot[slot] ?? 0) + (pupils.n[entry] ?? 0);
    next[slot] = at + 1;
  }
  return { school: wholes(school), n: wholes(n), start: wholes(start), pupils: wholes(inSlot) };
}

/** Both parts, as one object where they are the same pupils. */
function partsOf(stage: FirstStage | null): { readonly ranked: PupilsBySlot; readonly expected: PupilsBySlot } {
  const none = new Int32Array();
  const nobody = { school: none, n: none, start: none, pupils: none };
  if (stage === null) return { ranked: nobody, expected: nobody };
  const ranked = bySlot(stage, 1);
  return { ranked, expected: stage.pupils.part.every((part) => part === 0 || part === 3) ? ranked : bySlot(stage, 2) };
}

/** The largest number of weighted pupils in a year that pairs of counts can hold: see `countSlots`. */
const mostPupils = 2 ** 26;

/** Refuses years in which a draw of only the largest school would have too many pupils to count. */
function refuseTooMany({ key, n, frame }: Moments): void {
  const pupils = new Map<number, number>();
  const years = frame.years.keys.length;
  let most = 0;
  for (const [row, school] of key.school.entries()) {
    const code = school * years + (key.year[row] ?? 0);
    const sum = (pupils.get(code) ?? 0) + (n[row] ?? 0);
    pupils.set(code, sum);
    most = Math.max(most, sum);
  }
  const worst = most * frame.schools.keys.length;
  if (worst >= mostPupils) throw new RangeError(`too many pupils to resample, the largest school each time: ${worst}`);
}

/** Numbers the groups that have rows, in order of year, place and atom. */
function groupsOf({ frame, key }: Moments): { readonly ofRow: Int32Array; readonly codes: readonly number[] } {
  const [places, atoms] = [frame.places.keys.length, frame.atoms.keys.length];
  const code = Float64Array.from(
    key.year,
    (year, row) => (year * places + (key.place[row] ?? 0)) * atoms + (key.atom[row] ?? 0),
  );
  const codes = [...new Set(code)].sort((a, b) => a - b);
  const indexOf = new Map(codes.map((one, index) => [one, index]));
  return { ofRow: Int32Array.from(code, (one) => indexOf.get(one) ?? -1), codes };
}

/** Where each list begins when all are put in one, and where the last ends. */
function startsOf(lists: readonly (readonly number[])[]): Int32Array {
  const start = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) start[index + 1] = (start[index] ?? 0) + list.length;
  return start;
}

function startOfYears(year: Int32Array, years: number): Int32Array {
  const start = new Int32Array(years + 1);
  for (const code of year) start[code + 1] = (start[code + 1] ?? 0) + 1;
  for (let code = 0; code < years; code++) start[code + 1] = (start[code + 1] ?? 0) + (start[code] ?? 0);
  return start;
}

function bandsInYear({ slots, startOfBands }: FirstStage): Int32Array {
  const band = slots.band.slice();
  for (let year = 0; year + 1 < slots.start.length; year++)
    for (let slot = slots.start[year] ?? 0; slot < (slots.start[year + 1] ?? 0); slot++)
      band[slot] = (band[slot] ?? 0) - (startOfBands[year] ?? 0);
  return band;
}

/** Rows of the moments that make a domain. */
function rowsOf({ frame, key }: Moments, domain: Domain, area: Uint8Array): readonly number[] {
  const year = frame.years.indexOf.get(domain.year) ?? -1;
  const inside = frame.populations.get(domain.population);
  const rows: number[] = [];
  for (const [row, place] of key.place.entries())
    if (key.year[row] === year && area[place] === 1 && inside?.[key.atom[row] ?? -1] === 1) rows.push(row);
  return rows;
}

/**
 * Lays out moments for resampling.
 *
 * @param placesOf 1 for each place of a domain's area
 * @throws RangeError for published moments, as it is not known from which pupils their scores were estimated; for
 *   percentiles of scores that have no values, outside 0 to 1, or not rising; for a year too large to be counted
 */
export function resamplingPlan(
  moments: Moments,
  { means: domains, percentiles }: Wanted,
  placesOf: (domain: Domain) => Uint8Array,
): ResamplingPlan {
  const { frame, key, n, sum, unitOfYear, firstStage } = moments;
  if (firstStage === "not shown") throw new RangeError("published means cannot be scored again: not shown");
  const stage = firstStage === "nothing estimated" ? null : firstStage;
  if (stage === null && percentiles !== undefined)
    throw new RangeError(`no values to take percentiles of: ${firstStage}`);
  const wrong = percentiles?.at.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`percentile outside 0 to 1: ${wrong}`);
  if (percentiles?.at.some((p, index) => index > 0 && p <= (percentiles.at[index - 1] ?? 0)) === true)
    throw new RangeError(`percentiles not rising: ${percentiles.at.join(", ")}`);
  refuseTooMany(moments);
  const years = frame.years.keys.length;
  const { ofRow, codes } = groupsOf(moments);
  const atoms = frame.atoms.keys.length;
  const places = frame.places.keys.length;
  const group = codes.map((code) => ({ atom: code % atoms, place: Math.floor(code / atoms) % places }));
  const yearOfGroup = Int32Array.from(codes, (code) => Math.floor(code / (atoms * places)));
  const startOfGroups = startOfYears(yearOfGroup, years);
  const lists = domains.map((domain) => {
    const year = frame.years.indexOf.get(domain.year) ?? -1;
    const inside = frame.populations.get(domain.population);
    const area = placesOf(domain);
    const groups: number[] = [];
    for (let of = startOfGroups[year] ?? 0; of < (startOfGroups[year + 1] ?? 0); of++)
      if (area[group[of]?.place ?? -1] === 1 && inside?.[group[of]?.atom ?? -1] === 1) groups.push(of);
    return { year: Math.max(year, 0), groups };
  });
  const rows = (percentiles?.of ?? []).map((domain) => rowsOf(moments, domain, placesOf(domain)));
  const nothing = new Int32Array();
  const pupils = stage?.pupils;
  return {
    transform: stage?.transform ?? "fixed",
    schools: frame.schools.keys.length,
    years,
    groups: codes.length,
    domains: domains.length,
    outcomeStep: stage?.outcomeStep ?? 1,
    expects: stage !== null && stage.expectation !== null,
    allExpected: pupils?.part.every((part, at) => (part & 2) !== 0 || (part === 0 && pupils.row[at] === -1)) ?? true,
    row: {
      school: wholes(key.school),
      group: wholes(ofRow),
      n: wholes(n),
      sum: doubles(sum),
      startOfYear: wholes(startOfYears(key.year, years)),
      firstEntry: wholes(pupils?.startOfRow ?? nothing),
      endEntry: wholes(pupils?.endOfRow ?? nothing),
    },
    entry: {
      slot: wholes(pupils?.slot ?? nothing),
      n: wholes(pupils?.n ?? nothing),
      most: (pupils?.n ?? nothing).reduce((a, b) => Math.max(a, b), 0),
    },
    ...partsOf(stage),
    slot: {
      outcome: wholes(stage?.slots.outcome ?? nothing),
      startOfYear: wholes(stage?.slots.start ?? nothing),
    },
    bandInYear: wholes(stage === null ? nothing : bandsInYear(stage)),
    startOfBands: wholes(stage?.startOfBands ?? nothing),
    domain: {
      start: wholes(startsOf(lists.map(({ groups }) => groups))),
      group: wholes(Int32Array.from(lists.flatMap(({ groups }) => groups))),
      year: wholes(Int32Array.from(lists, ({ year }) => year)),
    },
    unitOfYear: doubles(unitOfYear),
    percentiles: {
      at: doubles(Float64Array.from(percentiles?.at ?? [])),
      start: wholes(startsOf(rows)),
      row: wholes(Int32Array.from(rows.flat())),
      year: wholes(Int32Array.from(percentiles?.of ?? [], ({ year }) => frame.years.indexOf.get(year) ?? 0)),
      unit: percentiles?.unit ?? "points",
    },
  };
}
