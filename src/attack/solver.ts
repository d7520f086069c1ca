import { createRequire } from "node:module";
import type { Highs } from "highs";

/**
 * Loads HiGHS, compiled to WebAssembly, from the file that was installed with Coldspot: nothing is downloaded.
 *
 * It is loaded as CommonJS because that is what its types describe.
 */
export async function loadSolver(): Promise<Highs> {
  const highs: typeof import("highs") = createRequire(import.meta.url)("highs");
  return await highs.default();
}
