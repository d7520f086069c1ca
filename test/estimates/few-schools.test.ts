import { describe, expect, it } from "vitest";
import { fewSchools } from "../../src/estimates/few-schools.ts";

const usual = { kinds: ["units", "units"], isMean: false, se: 1, fixedSe: 1 };

// What docs/methods.md says of each kind of figure; that the arithmetic follows: test/run/table-parts.test.ts.
describe("the correction for few schools", () => {
  it("is that for leverage for most figures", () => {
    expect(fewSchools(usual)).toMatchObject({ leverage: "corrected", isEnlarged: false, isTooSmall: false });
    expect(fewSchools({ ...usual, kinds: ["units", "share"] }).leverage).toBe("corrected");
    expect(fewSchools({ ...usual, kinds: [] }).leverage).toBe("corrected");
  });

  it("leaves out schools for the part within schools, and takes the part between schools to be too near 0", () => {
    const within = fewSchools({ ...usual, kinds: ["units", "school means", "units", "school means"] });
    expect(within).toMatchObject({ leverage: "left out", isEnlarged: false, isTooSmall: false });
    const between = fewSchools({ ...usual, kinds: ["school means", "school means"] });
    expect(between).toMatchObject({ leverage: "left out", isEnlarged: true, isTooSmall: true });
  });

  it("enlarges the error of a mean that the first stage mostly fixes, and of no gap", () => {
    const mean = { ...usual, kinds: ["units"], isMean: true };
    expect(fewSchools({ ...mean, se: 0.49 })).toMatchObject({
      leverage: "left out",
      isEnlarged: true,
      isTooSmall: false,
    });
    expect(fewSchools({ ...mean, se: 0.51 }).leverage).toBe("corrected");
    expect(fewSchools({ ...usual, se: 0.1 }).leverage).toBe("corrected");
  });
});
