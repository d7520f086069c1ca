import { textWidth, wrapText } from "./text-width.ts";

/** The reason for a break, written above the plot next to the upright line that marks it. */
export interface BreakFlag {
  readonly x: number;
  readonly lines: readonly string[];
  readonly side: "left" | "right";
  readonly width: number;
  /** Lower edge of the text, counted upwards from the top of the plot. */
  readonly rise: number;
  readonly height: number;
}

export const flagSize = 12;
export const flagLeading = 15;
const GAP = 6;
const WIDEST = 200;

/**
 * Places reasons so that no text overlaps another or another's line.
 *
 * All are on the same side of their lines, the side with more room. On the left, a text that would extend over an
 * earlier line goes above that line's own text; on the right it is the other way round.
 *
 * @param marks breaks from left to right
 * @param edges how far texts may extend to either side
 */
export function breakFlags(
  marks: readonly { readonly x: number; readonly reason: string }[],
  edges: readonly [left: number, right: number],
): BreakFlag[] {
  const [leftEdge, rightEdge] = edges;
  const leftRoom = Math.min(...marks.map(({ x }) => x - leftEdge)) - GAP;
  const rightRoom = Math.min(...marks.map(({ x }) => rightEdge - x)) - GAP;
  const side = rightRoom >= Math.min(leftRoom, WIDEST) ? "right" : "left";
  const room = Math.min(WIDEST, side === "right" ? rightRoom : leftRoom);
  const flags: BreakFlag[] = [];
  for (const { x, reason } of side === "left" ? marks : marks.toReversed()) {
    const lines = wrapText(reason, { width: room, size: flagSize, maximumLines: marks.length > 2 ? 2 : 4 });
    const width = Math.max(0, ...lines.map((line) => textWidth(line, flagSize)));
    const under = flags.filter((other) => Math.abs(other.x - x) <= width + 2 * GAP);
    const rise = Math.max(0, ...under.map((other) => other.rise + other.height));
    flags.push({ x, lines, side, width, rise, height: lines.length * flagLeading + 2 });
  }
  return flags;
}

export function flagsHeight(flags: readonly BreakFlag[]): number {
  return Math.max(0, ...flags.map(({ rise, height }) => rise + height));
}
