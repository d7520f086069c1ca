import { describe } from "vitest";
import { holdReleases } from "../support/hold-releases.ts";
import { keptReleases } from "../support/whole-releases.ts";

describe("releases are the same, byte for byte, as the ones that were kept", () => {
  holdReleases(keptReleases);
});
