import type { Domain } from "../../figures/figure.ts";
import type { FirstStage } from "../../scores/first-stage.ts";
import type { Moments } from "../../scores/moments.ts";

/**
 * Everything a replicate is worked out from, as flat arrays that threads share: nothing in it changes.
 *
 * Rows are those of the moments; entries, slots and bands those of the first stage. A group is a year, place and atom:
 * every domain is a union of groups.
 */
export interface ResamplingPlan {
  /** `fixed`: the scores hang on nobody else, so the sums of the rows are taken as they are. */
  readonly transform: FirstStage["transform"] | "fixed";
  readonly schools: number;
  readonly years: number;
  readonly groups: number;
  readonly domains: number;
  readonly outcomeStep: number;
  /** Whether the score is of a residual: bands have expectations. */
  readonly expects: boolean;
  /** Whether whoever is ranked is expected from and the other way round: one histogram does for both. */
  readonly onePart: boolean;
  /** Whether everybody who is scored or ranked is expected from: a band that loses all of these loses everybody. */
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
    readonly school: Int32Array;
    readonly slot: Int32Array;
    readonly n: Int32Array;
    readonly part: Uint8Array;
    readonly startOfYear: Int32Array;
  };
  readonly slot: { readonly outcome: Int32Array; readonly band: Int32Array; readonly startOfYear: Int32Array };
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
  };
}

/** What is wanted of every replicate: means of domains and, if any, percentiles (from 0 to 1) of others. */
export interface Wanted {
  readonly means: readonly Domain[];
  readonly percentiles?: { readonly of: readonly Domain[]; readonly at: readonly number[] };
}

/** The same numbers where other threads can read them. */
function shared<Numbers extends Int32Array | Float64Array | Uint8Array>(
  numbers: Numbers,
  make: (buffer: SharedArrayBuffer) => Numbers,
): Numbers {
  const copy = make(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}

const wholes = (numbers: Int32Array): Int32Array => shared(numbers, (buffer) => new Int32Array(buffer));
const doubles = (numbers: Float64Array): Float64Array => shared(numbers, (buffer) => new Float64Array(buffer));
const bytes = (numbers: Uint8Array): Uint8Array => shared(numbers, (buffer) => new Uint8Array(buffer));

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

/** Where each list begins when all are put one after the other, and where the last ends. */
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
 * @throws RangeError for published moments: nobody says from which pupils their scores were estimated; for percentiles
 *   of scores that keep no values, and outside 0 to 1
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
    onePart: pupils?.part.every((part) => part === 0 || part === 3) ?? false,
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
      school: wholes(pupils?.school ?? nothing),
      slot: wholes(pupils?.slot ?? nothing),
      n: wholes(pupils?.n ?? nothing),
      part: bytes(pupils?.part ?? new Uint8Array()),
      startOfYear: wholes(pupils?.startOfYear ?? nothing),
    },
    slot: {
      outcome: wholes(stage?.slots.outcome ?? nothing),
      band: wholes(stage?.slots.band ?? nothing),
      startOfYear: wholes(stage?.slots.start ?? nothing),
    },
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
    },
  };
}
