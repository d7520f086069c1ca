import { describe, expect, it } from "vitest";
import { GradeBars } from "../../src/charts/grade-bars.tsx";
import { GradeMoves } from "../../src/charts/grade-moves.tsx";
import { renderHtml, renderSvg } from "../../src/charts/render.ts";

const grades = ["Outstanding", "Good", "Grade 3", "Inadequate"];
const moves = [
  [10, 5, 0, 1],
  [4, 40, 6, 0],
  [0, 12, 3, 2],
  [1, 0, 0, 0],
];

describe("who moved where", () => {
  const svg = renderSvg(
    GradeMoves({ id: "m", title: "T", description: "D", caption: "C", grades, moves, first: "Then", last: "Now" }),
  );
  it("draws a band for every move that somebody made, and none for nobody", () => {
    expect(svg.match(/<path /g)).toHaveLength(moves.flat().filter((count) => count > 0).length);
  });
  it("keeps thickness in proportion: blocks of one time are as high together as those of the other", () => {
    const heights = [...svg.matchAll(/<rect x="(\d+)"[^>]*height="([\d.]+)"/g)]
      .filter(([, x]) => x !== "0")
      .map(([, x = "", height = ""]) => [x, Number(height)] as const);
    const total = (x: string) => heights.filter(([at]) => at === x).reduce((sum, [, height]) => sum + height, 0);
    const [left = "", right = ""] = [...new Set(heights.map(([x]) => x))];
    expect(total(left)).toBeCloseTo(total(right), 0);
    // 50 of 84 schools were good at the first time.
    expect((heights.find(([x, height]) => x === left && height > 100)?.[1] ?? 0) / total(left)).toBeCloseTo(50 / 84, 2);
  });
  it("has a name and a description", () => expect(svg).toContain('aria-labelledby="m-title m-desc"'));
});

describe("bars of grades", () => {
  it("say every share as text, and that a hidden one is not shown", () => {
    const html = renderHtml(
      GradeBars({
        rows: [
          { label: "A", time: "then", counts: [16, 50, 17, 17], starts: true },
          { label: "B", time: "then", counts: null, starts: true },
        ],
        grades,
        title: "T",
        caption: "C",
        heading: "Area",
      }),
    );
    for (const share of ["16%", "50%", "17%"]) expect(html).toContain(`>${share}<`);
    expect(html).toContain("not shown");
  });
});
