import type { VNode } from "preact";
import { chartMargin } from "./chart-document.tsx";
import { coordinate } from "./coordinate.ts";
import { KeyMark, type KeyText } from "./interval-key.tsx";
import { plotWidth } from "./interval-plot-layout.ts";
import { palette } from "./palette.ts";
import { textWidth, wrapText } from "./text-width.ts";

const SIZE = 12;
const SAMPLE = 32;
const GAP = 20;
const LEADING = 20;
// Samples have white space at their sides; this aligns the first dot with the title.
const LEFT = chartMargin - 7;
const WIDEST = plotWidth - 2 * chartMargin - SAMPLE;
const MARKS = [
  "dot",
  "interval",
  "shrunken",
  "unreliable",
  "cut",
  "reference",
] as const satisfies readonly (keyof KeyText)[];

interface KeyEntry {
  readonly mark: keyof KeyText;
  readonly text: string;
  readonly x: number;
  readonly row: number;
}

function keyEntries(text: KeyText): KeyEntry[] {
  const entries: KeyEntry[] = [];
  let x = LEFT;
  let row = 0;
  for (const mark of MARKS) {
    const words = wrapText(text[mark] ?? "", { width: WIDEST, size: SIZE, maximumLines: 1 })[0];
    if (words === undefined) continue;
    const width = SAMPLE + textWidth(words, SIZE);
    if (x > LEFT && x + width > plotWidth - chartMargin) {
      x = LEFT;
      row += 1;
    }
    entries.push({ mark, text: words, x, row });
    x += width + GAP;
  }
  return entries;
}

export function keyHeight(text: KeyText): number {
  return ((keyEntries(text).at(-1)?.row ?? 0) + 1) * LEADING;
}

/** The key of a plot on one line, or more when it is long. */
export function PlotKey({ text, top }: { readonly text: KeyText; readonly top: number }): VNode {
  return (
    <g font-size={SIZE} fill={palette.quietInk}>
      {keyEntries(text).map(({ mark, text: words, x, row }) => (
        <g key={mark} transform={`translate(${coordinate(x)} ${coordinate(top + row * LEADING)})`}>
          <KeyMark mark={mark} />
          <text x={SAMPLE} y="11">
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}
