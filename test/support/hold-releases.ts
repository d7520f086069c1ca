import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { writeFiles } from "./temp-folder.ts";
import { hashesOf, type KeptRelease } from "./whole-releases.ts";

/**
 * Holds releases to the hashes that were kept, one a file: a change of structure must leave every byte as it was. After a
 * change on purpose: npm run keep-releases, then say in the commit and in CHANGELOG.md which figures changed and why.
 */
export function holdReleases(kept: readonly KeptRelease[]): void {
  for (const { name, absent, release } of kept)
    it.skipIf(absent.length > 0)(
      name,
      async () => {
        const path = new URL(`../golden/releases/${name}.json`, import.meta.url);
        const files = await release();
        const made = hashesOf(files);
        // What was made is left in test/output/releases/, to set beside that of another version.
        await writeFiles(
          fileURLToPath(new URL(`../output/releases/${name}`, import.meta.url)),
          Object.fromEntries(files),
        );
        if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`);
        expect(existsSync(path), `${name} was never kept: npm run keep-releases`).toBe(true);
        expect(made).toEqual(JSON.parse(readFileSync(path, "utf8")));
      },
      120_000,
    );
}
