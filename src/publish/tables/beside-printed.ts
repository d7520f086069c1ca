import { formatFixed } from "../../number/decimal.ts";
import type { PrintedFigure, ReleasedContent } from "../../release/content.ts";
import type { Finding, ShownNumber } from "../../release/finding.ts";
import type { Decimals } from "./column.ts";

/** How a printed figure or claim compares with ours. */
interface Judged extends PrintedFigure {
  /** Ours, with all the digits that may be shown; several where several years are meant; null when we show none. */
  readonly ours: string | null;
  readonly verdict: "same as printed" | "not the same" | "holds" | "does not hold" | "we show no such figure";
  /** Ours minus the printed value. */
  readonly difference: Decimals | null;
}

/** A printed figure or claim with ours. */
export interface Beside extends Judged {
  /** The figures whose numbers are `ours`. */
  readonly about: readonly Finding[];
}

type OurNumber = Pick<ShownNumber, "value" | "decimals">;
type FindNumber = (id: string) => OurNumber | null;

function decimalsOf(printed: string): number {
  return /\.(\d+)/.exec(printed)?.[1]?.length ?? 0;
}

/** Ids that a pattern matches: `*` is every year of the study, `{2010,2011}` the years named. */
function idsOf(pattern: string, years: readonly number[]): readonly string[] {
  const named = /\{([\d,]+)\}/.exec(pattern)?.[1]?.split(",");
  if (named !== undefined) return named.map((year) => pattern.replace(/\{[\d,]+\}/, year));
  return pattern.includes("*") ? years.map((year) => pattern.replace("*", String(year))) : [pattern];
}

function numberOf(text: string): number {
  const value = Number(text.replace("−", "-"));
  if (text === "" || !Number.isFinite(value)) throw new RangeError(`not a printed number: ${text}`);
  return value;
}

const shown = (number: OurNumber) => formatFixed(number.value, number.decimals);

/** A number compared at the rounding of the printed value. */
function byRounding(line: PrintedFigure, number: OurNumber): Judged {
  const printed = numberOf(line.printed);
  const decimals = decimalsOf(line.printed);
  const value = line.reads === "percent" ? 100 * number.value : number.value;
  const same = Number(formatFixed(value, decimals)) === printed;
  return {
    ...line,
    ours: line.reads === "percent" ? formatFixed(value, Math.max(0, number.decimals - 2)) : shown(number),
    verdict: same ? "same as printed" : "not the same",
    difference: { value: value - printed, decimals: Math.max(decimals, 2) },
  };
}

function claim(line: PrintedFigure, numbers: readonly OurNumber[], holds: boolean): Judged {
  return { ...line, ours: numbers.map(shown).join(" "), verdict: holds ? "holds" : "does not hold", difference: null };
}

function judge(line: PrintedFigure, numbers: readonly OurNumber[], find: FindNumber, years: readonly number[]): Judged {
  const [first] = numbers;
  if (first === undefined) throw new Error(`a printed line without a figure: ${line.id}`);
  const values = numbers.map(({ value }) => value);
  switch (line.reads) {
    case "over":
      return claim(
        line,
        numbers,
        values.every((value) => value > numberOf(line.printed)),
      );
    case "almost":
      return claim(
        line,
        numbers,
        values.every((value) => value < numberOf(line.printed) && value > numberOf(line.printed) - 0.5),
      );
    case "nearest whole":
      return claim(
        line,
        numbers,
        values.every((value) => Math.round(value) === numberOf(line.printed)),
      );
    case "least of years":
      return byRounding(
        line,
        numbers.reduce((a, b) => (b.value < a.value ? b : a)),
      );
    case "rises every year":
      return claim(
        line,
        numbers,
        values.every((value, index) => index === 0 || value > (values[index - 1] ?? Number.NaN)),
      );
    case "larger than":
    case "smaller than": {
      const others = idsOf(line.printed, years).map(find);
      if (others.some((other) => other === null)) return missing(line);
      const sign = line.reads === "larger than" ? 1 : -1;
      return claim(
        line,
        numbers,
        values.every((value, index) => sign * (value - (others[index]?.value ?? Number.NaN)) > 0),
      );
    }
    default:
      return byRounding(line, first);
  }
}

function missing(line: PrintedFigure): Judged {
  return { ...line, ours: null, verdict: "we show no such figure", difference: null };
}

/**
 * Compares printed figures and claims with ours. A number is the same when ours, rounded to the printed digits, is what
 * was printed; a claim holds or does not. Only figures that may be shown are looked at.
 *
 * @throws RangeError for a printed value that is not a number
 */
export function besidePrinted(content: ReleasedContent): readonly Beside[] {
  const { printed, study, findings } = content;
  const find: FindNumber = (id) => {
    const finding = findings.get(id);
    if (finding === undefined || finding.kind === "hidden") return null;
    return finding.kind === "exact" ? finding : (finding.numbers[0] ?? null);
  };
  return printed.map((line) => {
    const ids = idsOf(line.figure, study.years);
    const found = ids.map(find).filter((number) => number !== null);
    if (found.length < ids.length || found.length === 0) return { ...missing(line), about: [] };
    const judged = judge(line, found, find, study.years);
    return { ...judged, about: judged.ours === null ? [] : ids.flatMap((id) => findings.get(id) ?? []) };
  });
}
