import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../../src/", import.meta.url));

/** The table of docs/design.md: what each room may import, values and types alike unless said. */
const layer0 = ["number", "effects"];
const layer1 = ["engine", "formats", "places", "schools", "charts"];
const beforeScores = [...layer0, ...layer1, "study", "figures", "intake", "cohort", "cells", "scores"];

interface Allowed {
  readonly values: readonly string[];
  /** Rooms of which types only may be imported. */
  readonly types: readonly string[];
}

/** A stage takes the types that earlier stages hand over, and no code of theirs. */
const stage = (...types: readonly string[]): Allowed => ({
  values: [...layer0, ...layer1],
  types: ["study", "figures", ...types],
});

/** A formula is data: whoever works it out or protects it may use what reads formulas. */
const readingFormulas = ({ values, types }: Allowed): Allowed => ({ values: [...values, "figures"], types });

/** The door hides what would give hidden numbers away. */
const withProtection = ({ values, types }: Allowed): Allowed => ({
  values: [...values, "attack", "protection"],
  types,
});

/** A part of publish knows what was released, and the parts before it. */
const published = (...values: readonly string[]): Allowed => ({
  values: [...layer0, "formats", "figures", "release", ...values],
  types: ["study", "places"],
});

const everything: Allowed = { values: ["*"], types: [] };

/** By room: a folder of src, or a folder of run or publish. */
const table: Readonly<Record<string, Allowed>> = {
  number: { values: [], types: [] },
  effects: { values: ["number"], types: [] },
  ...Object.fromEntries(layer1.map((room) => [room, { values: layer0, types: [] }])),
  attack: { values: layer0, types: [] },
  protection: { values: [...layer0, "attack"], types: [] },
  study: { values: [...layer0, "places"], types: [] },
  figures: { values: [...layer0, "places", "study"], types: [] },
  intake: stage(),
  cohort: stage("intake"),
  cells: stage("intake", "cohort"),
  scores: stage("cells"),
  estimates: readingFormulas(stage("scores", "cells")),
  release: withProtection(readingFormulas(stage("estimates", "cells", "intake"))),
  "publish/words": published(),
  "publish/tables": published("publish/words"),
  "publish/pictures": published("charts", "publish/words", "publish/tables"),
  "publish/report": published("charts", "publish/words", "publish/tables", "publish/pictures"),
  "publish/evidence": published("attack", "publish/words", "publish/tables"),
  publish: published("publish/words", "publish/tables", "publish/pictures", "publish/report", "publish/evidence"),
  synthetic: { values: [...layer0, ...layer1, "scores"], types: ["cells"] },
  recognise: { values: [...layer0, "places", "intake"], types: ["study"] },
  draft: { values: [...layer0, "places", "intake", "recognise"], types: ["study"] },
  "run/files": { values: [...layer0, "formats", "places", "study", "intake", "recognise"], types: [] },
  "run/facts": { values: [...layer0, ...layer1, "study", "intake", "run/files"], types: ["cells"] },
  "run/pupils": { values: [...beforeScores, "estimates", "run/files", "run/facts"], types: ["run"] },
  "run/grades": { values: [...beforeScores, "estimates", "run/files", "run/facts"], types: ["run"] },
  "run/area-table": {
    values: [...beforeScores, "estimates", "run/files", "run/facts", "run/school-table"],
    types: ["run"],
  },
  "run/school-table": { values: [...beforeScores, "estimates", "run/files", "run/facts"], types: ["run"] },
  "run/figures": { values: [...beforeScores, "estimates"], types: ["run", "release"] },
  run: everything,
  "run/commands": everything,
  cli: everything,
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The file that is imported, from src. */
  readonly target: string;
  readonly typeOnly: boolean;
}

function sourceFiles(): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => file.replaceAll("\\", "/"));
}

/** The room of a file: its folder of src, or in run and publish the folder inside it. */
function roomOf(file: string): string {
  const [folder = "", inside, more] = file.split("/");
  return more !== undefined && (folder === "run" || folder === "publish") ? `${folder}/${inside}` : folder;
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(`${src}${file}`, "utf8");
  const from = roomOf(file);
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?([^;]*?)from\s+"([^"]+)";/gms)].flatMap(
    ([, type, names = "", target = ""]) => {
      if (!target.startsWith(".")) return [];
      const path = new URL(target, `file:///${file}`).pathname.slice(1);
      const named = /\{([^}]*)\}/s
        .exec(names)?.[1]
        ?.split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "") ?? [names];
      return [
        {
          file,
          from,
          to: roomOf(path),
          target: path,
          typeOnly: type !== undefined || named.every((name) => name.startsWith("type ")),
        },
      ];
    },
  );
}

describe("import rules", () => {
  it("sees every source file and most of their imports", () => {
    expect(sourceFiles().length).toBeGreaterThan(100);
    expect(sourceFiles().flatMap(importsOf).length).toBeGreaterThan(200);
  });

  it("knows every room", () => {
    const rooms = [...new Set(sourceFiles().map(roomOf))].sort();
    expect(Object.keys(table).sort()).toEqual(rooms);
  });

  it("lets no room import what it must not know", () => {
    const broken = sourceFiles()
      .flatMap(importsOf)
      .filter(({ from, to, typeOnly }) => {
        if (from === to) return false;
        const { values, types } = table[from] ?? { values: [], types: [] };
        return !(values.includes("*") || values.includes(to) || (typeOnly && types.includes(to)));
      })
      .map(({ file, to, typeOnly }) => `${file} imports ${typeOnly ? "a type of " : ""}${to}`);
    expect(broken).toEqual([]);
  });
});

/** Files that import each other, whichever way round: each list is one circle. */
function circles(imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const reached = (start: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const waiting = [...(imports.get(start) ?? [])];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (found.has(file)) continue;
      found.add(file);
      waiting.push(...(imports.get(file) ?? []));
    }
    return found;
  };
  const reach = new Map([...imports.keys()].map((file) => [file, reached(file)]));
  const inside = [...reach].filter(([file, found]) => found.has(file)).map(([file]) => file);
  const found = inside.map((file) =>
    inside.filter((other) => reach.get(file)?.has(other) && reach.get(other)?.has(file)),
  );
  return [...new Map(found.map((circle) => [circle.join(), circle])).values()];
}

describe("circles", () => {
  it("finds one where there is one", () => {
    const imports = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["b"]],
    ]);
    expect(circles(imports)).toEqual([["b", "c"]]);
  });

  it("has none between files", () => {
    const imports = new Map(
      sourceFiles().map((file) => [file, importsOf(file).map(({ target }) => target.replace(/\.js$/, ".ts"))]),
    );
    expect(circles(imports)).toEqual([]);
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
