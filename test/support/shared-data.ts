import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of real public files beside the project; tests that read them are skipped where it is absent. */
export const sharedData = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

/** Path of a real file, and whether it is there. */
export function sharedFile(path: string): { readonly path: string; readonly absent: boolean } {
  const full = `${sharedData}${path}`;
  return { path: full, absent: !existsSync(full) };
}
