import type { VNode } from "preact";
import { ChartDocument, type ChartWords, chartWords } from "./chart-document.tsx";
import { coordinate } from "./coordinate.ts";
import { gradeColour, gradeInk } from "./grade-look.ts";
import { palette } from "./palette.ts";

export interface GradeMovesProps {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly caption: string;
  /** Names of the grades, best first. */
  readonly grades: readonly string[];
  /** How many moved from each grade (rows) to each (columns), best first. */
  readonly moves: readonly (readonly number[])[];
  readonly first: string;
  readonly last: string;
}

const width = 640;
const height = 340;
const pillar = 118;
const gap = 6;
const sides = 8;

/** One grade at one time: where its block is, and how many it holds. */
interface Block {
  readonly top: number;
  readonly size: number;
  readonly count: number;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function blocksOf(counts: readonly number[], top: number, scale: number): readonly Block[] {
  return counts.map((count, place) => ({
    top: top + scale * sum(counts.slice(0, place)) + gap * place,
    size: scale * count,
    count,
  }));
}

/** A band from a block on the left to one on the right. */
function bandPath(from: number, to: number, thick: number): string {
  const [left, right] = [sides + pillar, width - sides - pillar];
  const middle = (left + right) / 2;
  const at = (x: number, y: number) => `${coordinate(x)} ${coordinate(y)}`;
  return (
    `M${at(left, from)} C${at(middle, from)} ${at(middle, to)} ${at(right, to)} ` +
    `L${at(right, to + thick)} C${at(middle, to + thick)} ${at(middle, from + thick)} ${at(left, from + thick)} Z`
  );
}

function Pillar({
  blocks,
  grades,
  x,
}: {
  readonly blocks: readonly Block[];
  readonly grades: readonly string[];
  readonly x: number;
}) {
  const all = sum(blocks.map(({ count }) => count));
  return (
    <g>
      {blocks.map(({ top, size, count }, place) =>
        count === 0 ? null : (
          <g key={grades[place]}>
            <rect x={x} y={coordinate(top)} width={pillar} height={coordinate(size)} fill={gradeColour(place)} />
            {size >= 14 && (
              <text
                x={x + pillar / 2}
                y={coordinate(top + size / 2 + 4)}
                text-anchor="middle"
                font-size="12"
                fill={gradeInk(place)}
              >
                {size >= 30 ? (grades[place] ?? "").split(" or ")[0] : ""} {Math.round((100 * count) / all)}%
              </text>
            )}
          </g>
        ),
      )}
    </g>
  );
}

/**
 * Moves between grades: grades at the first time on the left, at the last on the right, joined by bands. The colour of a
 * band is the first grade; its thickness is the number of schools. The table next to it has every number.
 */
export function GradeMoves({ id, title, description, caption, grades, moves, first, last }: GradeMovesProps): VNode {
  const words: ChartWords = chartWords(width, title, caption);
  const before = moves.map(sum);
  const after = grades.map((_, place) => sum(moves.map((row) => row[place] ?? 0)));
  const all = sum(before);
  const top = words.top + 28;
  const scale = all === 0 ? 0 : (height - gap * (grades.length - 1)) / all;
  const [left, right] = [blocksOf(before, top, scale), blocksOf(after, top, scale)];
  const bands = moves.flatMap((row, from) =>
    row.flatMap((count, to) => {
      if (count === 0) return [];
      const start = (left[from]?.top ?? 0) + scale * sum(row.slice(0, to));
      const end = (right[to]?.top ?? 0) + scale * sum(moves.slice(0, from).map((other) => other[to] ?? 0));
      return [{ from, to, path: bandPath(start, end, scale * count) }];
    }),
  );
  return (
    <ChartDocument
      id={id}
      width={width}
      height={coordinate(top + height + words.below + 16)}
      title={title}
      description={description}
      caption={caption}
      words={words}
    >
      <text x={sides} y={coordinate(top - 8)} font-size="13" font-weight="bold" fill={palette.ink}>
        {first}
      </text>
      <text
        x={width - sides}
        y={coordinate(top - 8)}
        text-anchor="end"
        font-size="13"
        font-weight="bold"
        fill={palette.ink}
      >
        {last}
      </text>
      {bands.map(({ from, to, path }) => (
        <path key={`${from} ${to}`} d={path} fill={gradeColour(from)} fill-opacity="0.45" />
      ))}
      <Pillar blocks={left} grades={grades} x={sides} />
      <Pillar blocks={right} grades={grades} x={width - sides - pillar} />
    </ChartDocument>
  );
}
