import type { VNode } from "preact";
import { coordinate } from "./coordinate.ts";
import { palette } from "./palette.ts";

export interface TextBlockProps {
  readonly lines: readonly string[];
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly size: number;
  readonly leading: number;
  readonly weight?: "normal" | "bold";
  readonly anchor?: "start" | "middle" | "end";
  readonly colour?: string;
  readonly class?: string;
  /** A white edge around the letters, for text on top of lines. */
  readonly halo?: boolean;
}

/** Lines of text in an SVG, which does not break lines itself. */
export function TextBlock(props: TextBlockProps): VNode {
  const { lines, x, y, size, leading, weight = "normal", anchor = "start", colour = palette.ink } = props;
  const halo = props.halo === true ? { stroke: palette.paper, "stroke-width": 4, "paint-order": "stroke" } : {};
  return (
    <text class={props.class} font-size={size} font-weight={weight} text-anchor={anchor} fill={colour} {...halo}>
      {lines.map((line, index) => (
        <tspan key={line} x={coordinate(x)} y={coordinate(y + index * leading)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
