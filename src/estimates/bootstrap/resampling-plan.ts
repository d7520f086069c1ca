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

function startOfYears(year: Int32Array, years: number): Int32Array {
  const start = new Int32Array(years + 1);
  for (const code of year) start[code + 1] = (start[code + 1] ?? 0) + 1;
  for (let code = 0; code < years; code++) start[code + 1] = (start[code + 1] ?? 0) + (start[code] ?? 0);
  return start;
}

/**
 * Lays out moments for resampling.
 *
 * @param domains whose means are wanted
 * @param placesOf 1 for each place of a domain's area
 * @throws RangeError for published moments: nobody says from which pupils their scores were estimated
 */
export function resamplingPlan(
  moments: Moments,
  domains: readonly Domain[],
  placesOf: (domain: Domain) => Uint8Array,
): ResamplingPlan {
  const { frame, key, n, sum, unitOfYear, firstStage } = moments;
  if (firstStage === "not shown") throw new RangeError("published means cannot be scored again: not shown");
  const stage = firstStage === "nothing estimated" ? null : firstStage;
  const years = frame.years.keys.length;
  const { ofRow, codes } = groupsOf(moments);
  const atoms = frame.atoms.keys.length;
  const places = frame.places.keys.length;
  const lists = domains.map((domain) => {
    const year = frame.years.indexOf.get(domain.year) ?? -1;
    const inside = frame.populations.get(domain.population);
    const area = placesOf(domain);
    const groups = codes.flatMap((code, group) => {
      const place = Math.floor(code / atoms) % places;
      const ofYear = Math.floor(code / (atoms * places)) === year;
      return ofYear && area[place] === 1 && inside?.[code % atoms] === 1 ? [group] : [];
    });
    return { year: Math.max(year, 0), groups };
  });
  const start = [0];
  for (const { groups } of lists) start.push((start.at(-1) ?? 0) + groups.length);
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
      start: wholes(Int32Array.from(start)),
      group: wholes(Int32Array.from(lists.flatMap(({ groups }) => groups))),
      year: wholes(Int32Array.from(lists, ({ year }) => year)),
    },
    unitOfYear: doubles(unitOfYear),
  };
}
