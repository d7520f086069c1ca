import { expect, it } from "vitest";
import { visible } from "../../src/effects/visible.ts";

it("shows what would move the cursor, ring the bell or turn the text round, and keeps line feeds and letters", () => {
  expect(visible("a\u001b[2Jb\u0007\u009b\u202ec\u0000")).toBe("a\\u001b[2Jb\\u0007\\u009b\\u202ec\\u0000");
  expect(visible("Córdoba – “東京”\n\tnext")).toBe("Córdoba – “東京”\n\tnext");
});
