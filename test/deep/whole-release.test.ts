import { describe } from "vitest";
import { holdReleases } from "../support/hold-releases.ts";
import { keptInDeep } from "../support/whole-releases.ts";

describe("the largest release is the same, byte for byte, as the one that was kept", () => {
  holdReleases(keptInDeep);
});
