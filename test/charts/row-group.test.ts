import { describe, expect, it } from "vitest";
import { axisOfRows, statusText } from "../../src/charts/interval-row.ts";
import { groupRows } from "../../src/charts/row-group.ts";
import { areas, hidden, measured, unreliable } from "./examples.ts";

describe("groupRows", () => {
  it("makes a row named like its group the heading", () => {
    const shape = groupRows(areas).map(({ heading, own, rows }) => [heading, own?.label ?? null, rows.length]);
    expect(shape).toEqual([
      [null, null, 1],
      ["North East", "North East", 2],
      ["Places apart", null, 3],
    ]);
  });
});

describe("axisOfRows", () => {
  const sure = [measured("a", [2, 4, 6]), measured("b", [8, 9, 10])];
  it("shows published intervals, all estimates and the reference whole", () => {
    const { from, to } = axisOfRows([...sure, unreliable("c", [-40, -3, 40])], { value: 14, label: "England" });
    expect(from).toBeLessThan(-3);
    expect(from).toBeGreaterThan(-4);
    expect(to).toBeGreaterThan(14);
    expect(to).toBeLessThan(15);
  });
  it("makes room for an unreliable interval that reaches only a little further", () => {
    expect(axisOfRows([...sure, unreliable("c", [5, 8, 12])]).to).toBeGreaterThan(12);
  });
  it("shows unreliable intervals whole when there are no others", () => {
    expect(axisOfRows([unreliable("c", [-40, -3, 40])]).from).toBeLessThan(-40);
  });
  it("has an axis even when all rows are hidden", () => {
    expect(axisOfRows([hidden("c", "")]).ticks.map(({ value }) => value)).toContain(0);
  });
});

describe("statusText", () => {
  it("always says why a figure is hidden or hollow", () => {
    expect(statusText(hidden("c", "fewer than 10 pupils"))).toBe("fewer than 10 pupils");
    expect(statusText(hidden("c", ""))).toBe("hidden");
    expect(statusText({ ...unreliable("c", [1, 2, 3]), note: "" })).toBe("unreliable");
    expect(statusText(measured("c", [1, 2, 3]))).toBe("");
  });
});
