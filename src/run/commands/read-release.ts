import * as v from "valibot";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { refuseNoFile } from "../../effects/input-file.ts";
import { readText } from "../../effects/read-whole.ts";

const number = v.object({
  scale: v.string(),
  unit: v.string(),
  value: v.number(),
  se: v.number(),
  /** Absent in releases of earlier versions. */
  correctedSe: v.optional(v.number()),
  lower: v.number(),
  upper: v.number(),
  rounding: v.number(),
  decimals: v.number(),
});

const mean = v.object({
  domain: v.string(),
  population: v.string(),
  areaName: v.string(),
  year: v.number(),
  mean: v.number(),
  decimals: v.number(),
  units: v.nullable(v.number()),
  schools: v.nullable(v.number()),
  areas: v.optional(v.number()),
});

const counted = v.object({
  units: v.picklist(["pupils", "schools"]),
  n: v.number(),
  schools: v.nullable(v.number()),
  areas: v.optional(v.number()),
});

const resampled = v.object({
  error: v.nullable(v.object({ se: v.number(), lower: v.number(), upper: v.number() })),
  replicates: v.number(),
  leftOut: v.number(),
  seed: v.number(),
});

const head = {
  figure: v.string(),
  role: v.string(),
  under: v.optional(v.object({ about: v.string(), name: v.string() })),
  measure: v.string(),
  statistic: v.string(),
  formula: v.string(),
  domains: v.array(v.string()),
};

const figure = v.variant("kind", [
  v.object({
    ...head,
    kind: v.literal("figure"),
    status: v.picklist(["published", "unreliable"]),
    numbers: v.array(number),
    se_kind: v.string(),
    df: v.nullable(v.number()),
    interval: v.string(),
    counted,
    means: v.array(mean),
    resampled: v.optional(resampled),
    note: v.string(),
  }),
  v.object({
    ...head,
    kind: v.literal("value"),
    status: v.literal("published"),
    numbers: v.array(
      v.object({ scale: v.string(), unit: v.string(), value: v.number(), rounding: v.number(), decimals: v.number() }),
    ),
    counted: v.nullable(counted),
    means: v.array(mean),
    note: v.string(),
  }),
  v.object({
    ...head,
    kind: v.literal("exact"),
    status: v.literal("published"),
    value: v.number(),
    decimals: v.number(),
    unit: v.string(),
  }),
  v.object({
    ...head,
    kind: v.literal("hidden"),
    status: v.picklist(["suppressed", "not_available"]),
    reason: v.string(),
  }),
]);

const ends = v.object({ lower: v.number(), upper: v.number() });

/** Numbers about figures. */
const together = v.object({
  comparisons: v.array(
    v.object({ name: v.string(), figure: v.string(), p: v.nullable(v.number()), adjusted: v.nullable(v.number()) }),
  ),
  claims: v.array(
    v.object({
      name: v.string(),
      verdict: v.string(),
      p: v.nullable(v.number()),
      on_side: v.nullable(v.number()),
      asked: v.number(),
    }),
  ),
  areas: v.array(
    v.object({
      name: v.string(),
      figure: v.string(),
      together: ends,
      shrunken: v.nullable(v.object({ value: v.number(), interval: ends, kept: v.number() })),
      ranks: v.nullable(v.object({ best: v.number(), worst: v.number() })),
    }),
  ),
});

const results = v.object({
  format: v.literal(2),
  data: v.picklist(["real", "invented"]),
  scales: v.record(
    v.string(),
    v.array(
      v.object({ name: v.string(), unit: v.string(), factor: v.number(), source: v.string(), confidence: v.string() }),
    ),
  ),
  figures: v.array(figure),
  together,
});

const groups = v.object({
  format: v.literal(1),
  rounded_to: v.number(),
  below: v.number(),
  groups: v.array(
    v.object({
      measures: v.array(v.string()),
      classes: v.number(),
      reached: v.array(v.string()),
      sets: v.record(v.string(), v.array(v.string())),
    }),
  ),
});

const manifest = v.object({
  format: v.literal(1),
  program: v.string(),
  engine: v.string(),
  study: v.object({ file: v.string(), sha256: v.string() }),
  rules: v.object({ name: v.string() }),
  inputs: v.array(
    v.object({ entry: v.string(), file: v.string(), sha256: v.string(), rows_used: v.nullable(v.number()) }),
  ),
});

export type ResultFigure = v.InferOutput<typeof figure>;
export type Results = v.InferOutput<typeof results>;
export type Groups = v.InferOutput<typeof groups>;
export type ManifestFile = v.InferOutput<typeof manifest>;

async function readJson<Schema extends v.GenericSchema>(
  effects: Effects,
  path: string,
  schema: Schema,
  advice = "name a folder that coldspot run left, of this version",
): Promise<v.InferOutput<Schema>> {
  const refused = (what: string) =>
    new ColdspotError(`${what}: ${path}`, {
      exitCode: 2,
      advice,
    });
  await refuseNoFile(effects, path, refused("no such file"));
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readText(effects, path));
  } catch {
    throw refused("not JSON");
  }
  const checked = v.safeParse(schema, parsed);
  if (!checked.success) throw refused("not as coldspot writes it");
  return checked.output;
}

/** The figures of a finished run, with their working. */
export function readResults(effects: Effects, folder: string): Promise<Results> {
  return readJson(effects, `${folder}/release/evidence/results.json`, results);
}

/** Which groups of pupils are parts of which, in a release that hides small ones. */
export function readGroups(effects: Effects, folder: string): Promise<Groups> {
  return readJson(
    effects,
    `${folder}/release/evidence/groups.json`,
    groups,
    "a release has it where its rules hide small groups of pupils; others hide nothing that could be found",
  );
}

/** What a finished run was made from: its inputs, rules and version. */
export function readManifest(effects: Effects, folder: string): Promise<ManifestFile> {
  return readJson(effects, `${folder}/release/manifest.json`, manifest);
}
