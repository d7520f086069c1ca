import type { ReleasedContent } from "../../release/content.ts";
import type { LossOfFile } from "../../release/losses.ts";

/** So many reasons of one kind are said; the notes of figures have them all. */
const mostDoubts = 5;

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
export function warningsOf({
  losses,
  doubts,
  toCheck,
}: Pick<ReleasedContent, "losses" | "doubts" | "toCheck">): readonly string[] {
  const of = (verdict: LossOfFile["verdict"]) =>
    losses.filter((loss) => loss.verdict === verdict && (loss.group === null || !saidOfFile(loss, losses)));
  const doubted = (verdict: LossOfFile["verdict"]) =>
    doubts
      .filter((doubt) => doubt.verdict === verdict)
      .slice(0, mostDoubts)
      .map(
        ({ why }) =>
          `${capital(why)}. ${verdict === "withheld" ? "Figures about it are withheld." : "Figures about it are marked as unreliable."}`,
      );
  const more =
    doubts.length > mostDoubts ? [`There are ${doubts.length} reasons of this kind; see the notes of figures.`] : [];
  const nearly = losses.flatMap((loss) => (loss.nearly === "" ? [] : [`${capital(loss.nearly)}.`]));
  const found = toCheck.map((one) => `Please check: ${one}.`);
  return [
    ...new Set([
      ...[...of("withheld"), ...of("marked")].map(lossSentence),
      ...doubted("withheld"),
      ...doubted("marked"),
      ...more,
      ...nearly,
      ...found,
    ]),
  ];
}
