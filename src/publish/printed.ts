import { csvText } from "../formats/csv-text.ts";
import { formatFixed } from "../number/decimal.ts";
import { isShown } from "../release/finding.ts";
import { type PrintedFigure, Released } from "../release/released.ts";

/** A printed figure beside ours. */
export interface Beside extends PrintedFigure {
  /** Ours on the scale that was printed, with all the digits that may be shown; null when we show none. */
  readonly ours: string | null;
  readonly verdict: "same as printed" | "not the same" | "we show no such figure";
  readonly difference: string | null;
}

function decimalsOf(printed: string): number {
  return /\.(\d+)/.exec(printed)?.[1]?.length ?? 0;
}

/**
 * Sets printed figures beside ours. They are the same when ours, rounded to the digits of the print, is what was printed.
 *
 * @throws RangeError for a printed value that is not a number
 */
export function besidePrinted(released: Released): readonly Beside[] {
  const { printed, findings } = Released.contentOf(released);
  const byId = new Map(findings.map((finding) => [finding.figure.id, finding]));
  return printed.map((line): Beside => {
    const finding = byId.get(line.figure);
    const [number] = finding !== undefined && isShown(finding) ? finding.numbers : [];
    if (number === undefined) return { ...line, ours: null, verdict: "we show no such figure", difference: null };
    const value = Number(line.printed.replace("−", "-"));
    if (!Number.isFinite(value)) throw new RangeError(`not a printed number: ${line.printed}`);
    const decimals = decimalsOf(line.printed);
    const same = Number(formatFixed(number.value, decimals)) === value;
    return {
      ...line,
      ours: formatFixed(number.value, number.decimals),
      verdict: same ? "same as printed" : "not the same",
      difference: formatFixed(number.value - value, Math.max(decimals, 2)),
    };
  });
}

/** printed.csv: every printed figure the study names, beside ours, with a verdict by the rounding of the print. */
export function printedCsv(released: Released): string {
  return csvText(
    ["id", "figure", "printed", "ours", "difference", "verdict", "source", "note"],
    besidePrinted(released).map(({ id, figure, printed, ours, difference, verdict, source, note }) => [
      id,
      figure,
      printed,
      ours,
      difference,
      verdict,
      source,
      note,
    ]),
  );
}
