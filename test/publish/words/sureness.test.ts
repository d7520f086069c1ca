import { describe, expect, it } from "vitest";
import { surenessOf } from "../../../src/publish/words/sureness.ts";

const clear = { se: 0.9, lower: 0.24, upper: 3.76 };

describe("what may be said of a direction", () => {
  it("is what the test says, whatever the interval of the figure by itself", () => {
    for (const outcome of ["differs", "alike", "unclear"] as const)
      expect(surenessOf(clear, 0, { outcome })).toBe(outcome);
  });

  it("is what its own interval says where it has no test", () => {
    expect(surenessOf(clear, 0, null)).toBe("differs");
    expect(surenessOf(clear, 1, null)).toBe("unclear");
    expect(surenessOf({ se: 0, lower: 0, upper: 0 }, 0, null)).toBe("exact");
  });
});
