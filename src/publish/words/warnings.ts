import type { ReleasedContent } from "../../release/content.ts";
import type { LossOfFile } from "../../release/losses.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function lossSentence({ verdict, why }: LossOfFile): string {
  const what = verdict === "withheld" ? "Figures from it are withheld." : "Figures from it are marked as unreliable.";
  return `${capital(why)}. ${what}`;
}

/** Whether all rows of the file have the same verdict, so that it need not be repeated for one group. */
function saidOfFile({ entry, file, year, verdict }: LossOfFile, losses: readonly LossOfFile[]): boolean {
  return losses.some(
    (other) =>
      other.group === null &&
      other.verdict === verdict &&
      other.entry === entry &&
      other.file === file &&
      other.year === year,
  );
}

/**
 * What a reader must know before any figure, worst first: files of which too many rows were lost, then tables whose means
 * do not quite agree, then what was found about files that the study does not say.
 *
 * @example
 * // "10 of 40 rows (25%) of s.csv could not be used (not a number: 10). Figures from it are withheld."
 */
export function warningsOf({ losses, toCheck }: Pick<ReleasedContent, "losses" | "toCheck">): readonly string[] {
  const of = (verdict: LossOfFile["verdict"]) =>
    losses.filter((loss) => loss.verdict === verdict && (loss.group === null || !saidOfFile(loss, losses)));
  const nearly = losses.flatMap((loss) => (loss.nearly === "" ? [] : [`${capital(loss.nearly)}.`]));
  const found = toCheck.map((one) => `Please check: ${one}.`);
  return [...new Set([...[...of("withheld"), ...of("marked")].map(lossSentence), ...nearly, ...found])];
}
