import type { ComponentChildren, VNode } from "preact";
import { palette } from "./palette.ts";
import { TextBlock } from "./text-block.tsx";
import { wrapText } from "./text-width.ts";

/** The words around a drawing, broken into lines for its width. */
export interface ChartWords {
  readonly title: readonly string[];
  readonly caption: readonly string[];
  readonly titleSize: number;
  /** Where the space for the drawing begins and how much is kept for the caption below it. */
  readonly top: number;
  readonly below: number;
}

export const chartMargin = 16;
const CAPTION_SIZE = 12;
const CAPTION_LEADING = 16;

/** Breaks title and caption into lines; at most three lines of title and four of caption. The description has the whole text. */
export function chartWords(width: number, title: string, caption: string | undefined): ChartWords {
  const titleSize = width < 500 ? 16 : 20;
  const inside = width - 2 * chartMargin;
  const titleLines = wrapText(title, { width: inside, size: titleSize, weight: "bold", maximumLines: 3 });
  const captionLines = wrapText(caption ?? "", { width: inside, size: CAPTION_SIZE, maximumLines: 4 });
  return {
    title: titleLines,
    caption: captionLines,
    titleSize,
    top: chartMargin + titleLines.length * titleSize * 1.25,
    below: captionLines.length === 0 ? 0 : captionLines.length * CAPTION_LEADING + 12,
  };
}

export interface ChartDocumentProps {
  /** Unique in the page: title and description refer to it. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly caption: string | undefined;
  readonly words: ChartWords;
  readonly children: ComponentChildren;
}

/** The outer `<svg>` of a stand-alone chart: accessible name and description, white ground, title and caption. */
export function ChartDocument(props: ChartDocumentProps): VNode {
  const { id, width, height, title, description, caption, words, children } = props;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      font-family="Arial, Helvetica, sans-serif"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{caption === undefined ? description : `${description} ${caption}`}</desc>
      <rect x="0" y="0" width={width} height={height} fill={palette.paper} />
      <TextBlock
        class="title"
        lines={words.title}
        x={chartMargin}
        y={chartMargin + words.titleSize * 0.85}
        size={words.titleSize}
        leading={words.titleSize * 1.25}
        weight="bold"
      />
      {children}
      {words.caption.length > 0 && (
        <TextBlock
          class="caption"
          lines={words.caption}
          x={chartMargin}
          y={height - words.below + CAPTION_LEADING}
          size={CAPTION_SIZE}
          leading={CAPTION_LEADING}
          colour={palette.quietInk}
        />
      )}
    </svg>
  );
}
