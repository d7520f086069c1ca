import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../../src/", import.meta.url));

/** The table of docs/design.md: what each folder may import, values and types alike unless said. */
const layer0 = ["number", "effects"];
const layer1 = ["engine", "formats", "places", "schools", "charts"];
const stages = ["intake", "cohort", "cells", "scores", "estimates", "release"];

interface Allowed {
  readonly values: readonly string[];
  /** Folders of which types only may be imported. */
  readonly types: readonly string[];
}

const before: Readonly<Record<string, readonly string[]>> = {
  intake: [],
  cohort: ["intake"],
  cells: ["intake", "cohort"],
  scores: ["cells"],
  estimates: ["scores", "cells"],
  release: ["estimates", "cells", "intake"],
};

function allowed(folder: string): Allowed {
  if (folder === "number") return { values: [], types: [] };
  if (folder === "effects") return { values: ["number"], types: [] };
  if (layer1.includes(folder)) return { values: layer0, types: [] };
  if (folder === "study" || folder === "figures") return { values: [...layer0, "places", "study"], types: [] };
  if (stages.includes(folder))
    return { values: [...layer0, ...layer1], types: ["study", "figures", ...(before[folder] ?? [])] };
  if (folder === "publish" || folder === "explore")
    return { values: [...layer0, "charts", "formats", "release"], types: ["study", "figures", "places"] };
  if (folder === "synthetic") return { values: [...layer0, ...layer1, "scores"], types: ["cells"] };
  return { values: ["*"], types: ["*"] };
}

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function sourceFiles(): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => file.replaceAll("\\", "/"));
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(`${src}${file}`, "utf8");
  const from = file.split("/")[0] ?? "";
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?([^;]*?)from\s+"([^"]+)";/gms)].flatMap(
    ([, type, names = "", target = ""]) => {
      if (!target.startsWith(".")) return [];
      const to = new URL(target, `file:///${file}`).pathname.slice(1).split("/")[0] ?? "";
      const named = /\{([^}]*)\}/s
        .exec(names)?.[1]
        ?.split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "") ?? [names];
      return [{ file, from, to, typeOnly: type !== undefined || named.every((name) => name.startsWith("type ")) }];
    },
  );
}

describe("import rules", () => {
  it("sees every source file and most of their imports", () => {
    expect(sourceFiles().length).toBeGreaterThan(100);
    expect(sourceFiles().flatMap(importsOf).length).toBeGreaterThan(200);
  });

  it("lets no folder import what it must not know", () => {
    const broken = sourceFiles()
      .flatMap(importsOf)
      .filter(({ from, to, typeOnly }) => {
        if (from === to) return false;
        const { values, types } = allowed(from);
        return !(values.includes("*") || values.includes(to) || (typeOnly && types.includes(to)));
      })
      .map(({ file, to, typeOnly }) => `${file} imports ${typeOnly ? "a type of " : ""}${to}`);
    expect(broken).toEqual([]);
  });
});

describe("source rules", () => {
  const text = (file: string) => readFileSync(`${src}${file}`, "utf8");

  it("keeps clock, chance, disk and environment in effects", () => {
    const forbidden =
      /\bDate\.now\(|\bnew Date\(|\bMath\.random\(|\bperformance\.now\(|\bprocess\.env\b|from "node:fs|from "node:child_process/;
    const broken = sourceFiles().filter((file) => !file.startsWith("effects/") && forbidden.test(text(file)));
    expect(broken).toEqual([]);
  });

  it("reaches no network", () => {
    const forbidden =
      /\b(fetch|WebSocket|EventSource|XMLHttpRequest)\(|["'](node:)?(http|https|http2|net|tls|dgram|dns|inspector)(\/promises)?["']/;
    expect('import { get } from "node:https";').toMatch(forbidden);
    expect(sourceFiles().filter((file) => forbidden.test(text(file)))).toEqual([]);
  });

  it("forges no type", () => {
    const broken = sourceFiles().filter((file) =>
      /\bas unknown as\b|\bas any\b|: any\b|@ts-ignore|@ts-expect-error/.test(text(file)),
    );
    expect(broken).toEqual([]);
  });

  it("names DuckDB in the engine alone", () => {
    const broken = sourceFiles().filter((file) => file !== "engine/duckdb.ts" && /@duckdb/.test(text(file)));
    expect(broken).toEqual([]);
  });

  it("keeps files small", () => {
    const broken = sourceFiles().filter((file) => text(file).split("\n").length > 400);
    expect(broken).toEqual([]);
  });

  it("has no default export and no name that says nothing", () => {
    expect(sourceFiles().filter((file) => /^export default/m.test(text(file)))).toEqual([]);
    expect(sourceFiles().filter((file) => /(^|\/)(utils?|helpers?|misc|common|manager)(\.|\/)/.test(file))).toEqual([]);
  });
});
