import { csvText } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import { everyFinding } from "../../release/decomposed.ts";
import { type Finding, isShown, type ShownNumber } from "../../release/finding.ts";
import { type PrintedFigure, Released } from "../../release/released.ts";

/** A printed figure or claim beside ours. */
export interface Beside extends PrintedFigure {
  /** Ours, with all the digits that may be shown; several where several years are meant; null when we show none. */
  readonly ours: string | null;
  readonly verdict: "same as printed" | "not the same" | "holds" | "does not hold" | "we show no such figure";
  readonly difference: string | null;
}

type FindNumber = (id: string) => ShownNumber | null;

function decimalsOf(printed: string): number {
  return /\.(\d+)/.exec(printed)?.[1]?.length ?? 0;
}

/** Ids that a pattern stands for: `*` is every year of the study, `{2010,2011}` the years named. */
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

const shown = (number: ShownNumber) => formatFixed(number.value, number.decimals);

/** A number read by the rounding of the print. */
function byRounding(line: PrintedFigure, number: ShownNumber): Beside {
  const printed = numberOf(line.printed);
  const decimals = decimalsOf(line.printed);
  const value = line.reads === "percent" ? 100 * number.value : number.value;
  const same = Number(formatFixed(value, decimals)) === printed;
  return {
    ...line,
    ours: line.reads === "percent" ? formatFixed(value, Math.max(0, number.decimals - 2)) : shown(number),
    verdict: same ? "same as printed" : "not the same",
    difference: formatFixed(value - printed, Math.max(decimals, 2)),
  };
}

function claim(line: PrintedFigure, numbers: readonly ShownNumber[], holds: boolean): Beside {
  return { ...line, ours: numbers.map(shown).join(" "), verdict: holds ? "holds" : "does not hold", difference: null };
}

function judge(
  line: PrintedFigure,
  numbers: readonly ShownNumber[],
  find: FindNumber,
  years: readonly number[],
): Beside {
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

function missing(line: PrintedFigure): Beside {
  return { ...line, ours: null, verdict: "we show no such figure", difference: null };
}

function finder(findings: readonly Finding[]): FindNumber {
  const byId = new Map(findings.map((finding) => [finding.figure.id, finding]));
  return (id) => {
    const finding = byId.get(id);
    return finding !== undefined && isShown(finding) ? (finding.numbers[0] ?? null) : null;
  };
}

/**
 * Sets printed figures and claims beside ours. A number is the same when ours, rounded to the digits of the print, is
 * what was printed; a claim holds or does not. Only figures that may be shown are looked at.
 *
 * @throws RangeError for a printed value that is not a number
 */
export function besidePrinted(released: Released): readonly Beside[] {
  const content = Released.contentOf(released);
  const { printed, study } = content;
  const findings = everyFinding(content);
  const find = finder(findings);
  return printed.map((line) => {
    const numbers = idsOf(line.figure, study.years).map(find);
    const found = numbers.filter((number) => number !== null);
    return found.length < numbers.length || found.length === 0 ? missing(line) : judge(line, found, find, study.years);
  });
}

/** printed.csv: every printed figure the study names, beside ours, with a verdict by the rounding of the print. */
export function printedCsv(released: Released): string {
  return csvText(
    ["id", "figure", "printed", "reads", "ours", "difference", "verdict", "source", "note"],
    besidePrinted(released).map(({ id, figure, printed, reads, ours, difference, verdict, source, note }) => [
      id,
      figure,
      printed,
      reads,
      ours,
      difference,
      verdict,
      source,
      note,
    ]),
  );
}
