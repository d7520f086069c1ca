import { textWidth } from "../../src/charts/text-width.ts";
import { type Drawn, drawnElements } from "./markup.ts";

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly what: string;
}

/** The box of every mark and every line of text of a drawing with absolute coordinates. */
export function boxes(markup: string): Box[] {
  return drawnElements(markup).flatMap((element) => {
    const box = boxOf(element);
    const [dx, dy] = element.offset;
    return box === null
      ? []
      : [{ ...box, left: box.left + dx, right: box.right + dx, top: box.top + dy, bottom: box.bottom + dy }];
  });
}

function boxOf(element: Drawn): Box | null {
  const number = (name: string) => Number(element.attributes.get(name) ?? "0");
  const what = `${element.tag} ${element.inherited("class") ?? ""} ${element.text}`;
  switch (element.tag) {
    case "circle": {
      const [x, y, r] = [number("cx"), number("cy"), number("r") + 1];
      return { left: x - r, right: x + r, top: y - r, bottom: y + r, what };
    }
    case "line":
      return spanned([number("x1"), number("x2")], [number("y1"), number("y2")], what);
    case "rect":
      return spanned([number("x"), number("x") + number("width")], [number("y"), number("y") + number("height")], what);
    case "path":
      return spanned(...pathPoints(element.attributes.get("d") ?? ""), what);
    case "text":
    case "tspan":
      return element.attributes.has("x") ? textBox(element, number("x"), number("y"), what) : null;
    default:
      return null;
  }
}

function textBox(element: Drawn, x: number, y: number, what: string): Box {
  const size = Number(element.inherited("font-size"));
  const width = textWidth(element.text, size, element.inherited("font-weight") === "bold" ? "bold" : "normal");
  const anchor = element.inherited("text-anchor") ?? "start";
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.22, what };
}

function spanned(xs: readonly number[], ys: readonly number[], what: string): Box {
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys), what };
}

/** Only the absolute commands that the charts use. */
function pathPoints(d: string): readonly [xs: number[], ys: number[]] {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [whole, command, numbers = ""] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const values = numbers
      .trim()
      .split(/\s+/)
      .filter((part) => part !== "")
      .map(Number);
    if (values.some(Number.isNaN)) throw new SyntaxError(`not a path: ${whole}`);
    if (command === "H") xs.push(...values);
    else if (command === "V") ys.push(...values);
    else if (command === "M" || command === "L")
      for (const [index, value] of values.entries()) (index % 2 === 0 ? xs : ys).push(value);
    else if (command !== "Z") throw new SyntaxError(`unexpected path command ${command}`);
  }
  return [xs, ys];
}

/** Every number an attribute or path of the markup holds, as written. */
export function writtenNumbers(markup: string): string[] {
  const drawn = drawnElements(markup).flatMap(({ attributes }) =>
    ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "transform", "width", "height", "viewBox"].flatMap(
      (name) => attributes.get(name) ?? [],
    ),
  );
  return drawn.flatMap((value) => value.match(/-?[\d.]+(?:e[+-]?\d+)?/g) ?? []);
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
