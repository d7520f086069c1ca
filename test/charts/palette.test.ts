import { describe, expect, it } from "vitest";
import { palette, seriesColours } from "../../src/charts/palette.ts";

/** What text is written in, and what lines and points that carry data are drawn in. */
const textColours = [palette.ink, palette.quietInk, palette.darkBlue, palette.darkPink];
const lineColours = [...seriesColours, palette.midBlue, palette.axis, palette.ink];

/** WCAG 2.2 contrast ratio with white. */
function contrastWithWhite(colour: string): number {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

describe("palette", () => {
  it.each(textColours)("text in %s is legible on white", (colour) => {
    expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(lineColours)("a line in %s is visible on white", (colour) => {
    expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(3);
  });
  it("keeps the order of the Analysis Function", () => {
    expect(seriesColours).toEqual(["#12436D", "#28A197", "#801650", "#F46A25"]);
  });
});
