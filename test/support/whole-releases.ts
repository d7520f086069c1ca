import { createHash } from "node:crypto";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { shippedStudy } from "../../src/effects/shipped.ts";
import { runDemo } from "../../src/run/commands/demo.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { filesOf } from "./files-of.ts";
import { pupilFiles, pupilStudy } from "./invented-pupils.ts";
import { quietEffects } from "./measure-study.ts";
import { sharedFile } from "./shared-data.ts";
import { type Files, inFolder } from "./temp-folder.ts";

/** A study whose whole release is kept as one hash a file. */
export interface KeptRelease {
  readonly name: string;
  /** Public files it reads that are not here; the release cannot be made without them. */
  readonly absent: readonly string[];
  readonly release: () => Promise<ReadonlyMap<string, string>>;
}

const inspections = [
  "ofsted/ofsted_mi_2022-02_maintained_to_mat.csv",
  "ofsted/ofsted_mi_2022-02_multi_academy_trusts.csv",
];
const postcodes = [1, 2, 3].map((part) => `areas/school_postcode_lsoa_imd_${part}.csv.gz`);
const schools2019 = "ks4/england_ks4_schools_2019.csv";

function releaseOf(folder: string): ReadonlyMap<string, string> {
  return filesOf(join(folder, "out/release"));
}

function ofFiles(files: Files): Promise<ReadonlyMap<string, string>> {
  return inFolder(files, async (folder) => {
    await runStudy({ studyPath: join(folder, "study.yaml"), threads: 2 }, quietEffects);
    return releaseOf(folder);
  });
}

/** A study that ships, on public files. */
function ofShipped(study: string, data: Readonly<Record<string, readonly string[]>>): KeptRelease {
  const files = Object.entries(data).map(([entry, paths]) => [entry, paths.map(sharedFile)] as const);
  return {
    name: study,
    absent: files.flatMap(([, paths]) => paths.filter(({ absent }) => absent).map(({ path }) => path)),
    release: () =>
      inFolder({}, async (folder) => {
        const paths = new Map(files.map(([entry, found]) => [entry, found.map(({ path }) => path)]));
        const out = join(folder, "out");
        await runStudy({ studyPath: shippedStudy(study, "study.yaml"), out, data: paths, threads: 2 }, quietEffects);
        return releaseOf(folder);
      }),
  };
}

/** What the demo's study does not ask for: percentiles, schools drawn again, areas side by side, bands by area, adjusted p values. */
const askedMore = [
  [
    "show:\n",
    `show:
  - percentile_gap: { of: disadvantaged, in: [england, opportunity areas], year: [2010, 2015], at: [10, 50, 90] }
  - gap: { measure: progress, of: disadvantaged, in: category, year: 2015, small_areas: shrink }
`,
  ],
  [
    "    in: [england, areas 5-6]\n    from: 2010\n",
    "    in: [england, areas 5-6, opportunity areas]\n    from: 2010\n",
  ],
  ["sensitivity:", "bootstrap: { replicates: 200, seed: 2016 }\n\nsensitivity:"],
] as const;

/** The demo with 6,000 pupils a cohort: as it ships, and asked for more on the same files. */
function ofDemo(more: readonly (readonly [string, string])[]): () => Promise<ReadonlyMap<string, string>> {
  return () =>
    inFolder({}, async (parent) => {
      const folder = join(parent, "demo");
      await runDemo({ pupils: 6_000, seed: 2016, folder }, quietEffects);
      if (more.length === 0) return releaseOf(folder);
      const studyPath = join(folder, "study.yaml");
      let text = await readFile(studyPath, "utf8");
      for (const [from, to] of more) {
        if (!text.includes(from)) throw new Error(`not in the demo's study: ${from}`);
        text = text.replace(from, to);
      }
      await writeFile(studyPath, text);
      await runStudy({ studyPath, threads: 2 }, quietEffects);
      return releaseOf(folder);
    });
}

/** The small example that ships, with or without more in its study. */
function ofSmallExample(more: string): () => Promise<ReadonlyMap<string, string>> {
  return () =>
    inFolder({}, async (folder) => {
      for (const file of ["study.yaml", "schools.csv"])
        await cp(shippedStudy("small-example", file), join(folder, file));
      const studyPath = join(folder, "study.yaml");
      await writeFile(studyPath, (await readFile(studyPath, "utf8")) + more);
      await runStudy({ studyPath, threads: 2 }, quietEffects);
      return releaseOf(folder);
    });
}

const choices = `
variants:
  against all pupils: { measures: { progress: { against: { population: all, in: england } } } }
claims:
  - { name: behind everywhere, gap: progress, of: disadvantaged, in: region, says: behind, every: area }
`;

const otherChoices = `
variants:
  without children in care: { populations: { disadvantaged: { any_of: [fsm6] } } }
  coarse bands: { measures: { progress: { prior: { bands: 1 } } } }
`;

/** The studies whose releases are kept: all kinds of measures, all tables, both kinds of rules. */
export const keptReleases: readonly KeptRelease[] = [
  { name: "demo", absent: [], release: ofDemo([]) },
  { name: "small-example", absent: [], release: ofSmallExample("") },
  { name: "small-example-choices", absent: [], release: ofSmallExample(choices) },
  {
    name: "pupils",
    absent: [],
    release: () => ofFiles({ ...pupilFiles(), "study.yaml": pupilStudy({ rest: otherChoices }) }),
  },
  ofShipped("england-2019", { schools: [schools2019] }),
  ofShipped("ofsted-2022", { inspections, small_areas: postcodes }),
];

/** Releases whose sentences and titles are held against their tests: those above, and one with pictures of many areas. */
export const releasesRead: readonly KeptRelease[] = [
  ...keptReleases,
  ofShipped("opportunity-areas-2019", {
    schools: [schools2019],
    locations: ["ks4/england_secondary_2013_2015.csv"],
    boundaries: ["geo/lad_2017_england.topojson"],
    small_areas: postcodes,
  }),
];

/** The demo with everything a study can ask, whose release takes too long for every change. */
export const keptInDeep: readonly KeptRelease[] = [{ name: "demo-asked-more", absent: [], release: ofDemo(askedMore) }];

/** The sha256 of every file of a release, by path. */
export function hashesOf(release: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...release].map(([path, text]) => [path, createHash("sha256").update(text).digest("hex")]),
  );
}
