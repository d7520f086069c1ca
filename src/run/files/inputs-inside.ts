import { relative } from "node:path";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";

/**
 * Refuses inputs that lie in the output folder: they would be read while they are replaced.
 *
 * @param out the output folder without links
 * @throws ColdspotError (2)
 */
export async function refuseInside(effects: Effects, out: string, inputs: Iterable<string>): Promise<void> {
  for (const path of inputs) {
    const inside = relative(out, await effects.realPath(path));
    if (inside.startsWith("..") || inside === "" || /^([A-Za-z]:|[/\\])/.test(inside)) continue;
    throw new ColdspotError(`an input that lies in the output folder: ${path}`, {
      exitCode: 2,
      advice: "copy it elsewhere, or choose another folder with --out; nothing was replaced",
    });
  }
}
