import type { Effects } from "../../../src/effects/effects.ts";
import { writeText } from "../../../src/effects/read-whole.ts";
import { shippedText } from "../../../src/effects/shipped.ts";
import { Draws } from "../../../src/synthetic/draws.ts";
import { inventNation } from "../../../src/synthetic/invent-nation.ts";
import type { Nation } from "../../../src/synthetic/nation.ts";
import { chainLines, districtLines } from "../../../src/synthetic/place-files.ts";
import { parseTargets } from "../../../src/synthetic/targets.ts";
import { censusDirt } from "./census-dirt.ts";
import {
  type AutumnDigits,
  censusEnding,
  censusHeader,
  censusRecords,
  censusRows,
  censusTermsOf,
} from "./census-term-file.ts";
import { Dirt, type DirtKind } from "./dirt-kinds.ts";
import { dressedFile, type NpdRecord } from "./dressed-file.ts";
import { dressOf, type FileDress } from "./file-dress.ts";
import { ks2Dirt, ks2Header, ks2Records, yearsBetween } from "./ks2-file.ts";
import { ks4Dirt } from "./ks4-dirt.ts";
import { ks4Header, ks4Records } from "./ks4-file.ts";
import { registerHeader, registerRecords } from "./school-register.ts";
import { strew } from "./strew.ts";

export interface NpdOptions {
  /** Pupils of each cohort, from 2,000 to 2,000,000. */
  readonly pupils: number;
  readonly seed: number;
  readonly dirt: "none" | "every kind";
  /** Summers in which the cohorts finish; 2010 to 2015 if absent. */
  readonly years?: readonly number[];
  /** What the digits of `_AUT10` mean; the year in which the school year ends if absent. */
  readonly autumn?: AutumnDigits;
}

/** What was written into one file of pupils, and what a perfect reader must find. */
export interface NpdExtract {
  readonly name: string;
  readonly layout: "npd-ks4" | "npd-ks2" | "npd-census";
  /** Key stages: the summer. Census: the year in which the school year ends. */
  readonly year: number;
  /** The ending of a census's columns, such as `_SPR10`; null for key stages. */
  readonly ending: string | null;
  readonly dress: FileDress;
  /** Records of the nation's pupils that are to be used: one per pupil, or per pupil and term. */
  readonly clean: number;
  /** Records that are to be left out, by reason; with `clean` they are all records of the file. */
  readonly dirt: ReadonlyMap<DirtKind, number>;
}

export interface NpdExtracts {
  /** The true pupils, which a reader must end up with. */
  readonly nation: Nation;
  /** Files of pupils in the order of writing. */
  readonly extracts: readonly NpdExtract[];
}

const demoYears = [2010, 2011, 2012, 2013, 2014, 2015];

/**
 * Writes the invented nation as extracts of the National Pupil Database: `ks4_2010.csv` and `ks2_2005.csv` for each cohort,
 * one census per term for all cohorts (`census_spr10.csv`, January up to 2005 `census_05.csv`), and `schools.csv`,
 * `districts.csv`, `chains.csv`.
 *
 * The pupils are those of `coldspot demo` with the same numbers. With dirt, files come in every form and have records that
 * must be left out; the clean records among them are the same pupils with the same results, so figures must not differ.
 *
 * @returns what a perfect reader must end up with
 * @throws RangeError for a number of pupils out of bounds, or a year without targets
 */
export async function writeNpdExtracts(effects: Effects, folder: string, options: NpdOptions): Promise<NpdExtracts> {
  const { pupils, seed, autumn = "school year" } = options;
  const dirty = options.dirt === "every kind";
  const targets = parseTargets(JSON.parse(shippedText("synthetic/targets-progress.json")));
  const nation = inventNation({ pupilsPerCohort: pupils, seed, years: options.years ?? demoYears, targets });
  const extracts: NpdExtract[] = [];
  await writeText(effects, `${folder}/INVENTED.txt`, "Every pupil, school and place in this folder is invented.\n");
  await effects.write(
    `${folder}/schools.csv`,
    dressedFile(registerHeader, registerRecords(nation, dirty), {
      ...dressOf(0, false),
      encoding: dirty ? "windows-1252" : "utf-8",
    }),
  );
  await writeText(effects, `${folder}/districts.csv`, [...districtLines(nation)].join(""));
  await writeText(effects, `${folder}/chains.csv`, [...chainLines(nation)].join(""));

  const write = async (
    about: Pick<NpdExtract, "name" | "layout" | "year" | "ending" | "clean">,
    header: NpdRecord,
    records: (dress: FileDress) => Iterable<NpdRecord>,
    spoilt: (dress: FileDress, draws: Draws) => Dirt,
  ) => {
    const position = extracts.length;
    const dress = dressOf(position, dirty);
    const draws = new Draws(seed, "extracts", position);
    const dirt = dirty ? spoilt(dress, draws) : new Dirt();
    const all = strew(records(dress), about.clean, dirt.records(), draws);
    effects.progress(`writing ${about.name}`);
    await effects.write(`${folder}/${about.name}`, dressedFile(header, all, dress));
    extracts.push({ ...about, dress, dirt: dirt.counts() });
  };

  for (const cohort of nation.cohorts) {
    const { year } = cohort;
    await write(
      { name: `ks4_${year}.csv`, layout: "npd-ks4", year, ending: null, clean: cohort.pupils },
      ks4Header(year),
      (dress) => ks4Records(cohort, nation.schools, dress, dirty),
      (dress, draws) => ks4Dirt(cohort, nation.schools, dress, draws),
    );
    const tested = year - yearsBetween;
    await write(
      { name: `ks2_${tested}.csv`, layout: "npd-ks2", year: tested, ending: null, clean: cohort.pupils },
      ks2Header(tested),
      (dress) => ks2Records(cohort, nation.schools, dress),
      (dress, draws) => ks2Dirt(cohort, nation.schools, dress, draws),
    );
  }
  for (const term of censusTermsOf(nation)) {
    const ending = censusEnding(term, autumn);
    const name = `census${ending.toLowerCase()}.csv`;
    await write(
      { name, layout: "npd-census", year: term.year, ending, clean: censusRows(nation, term) },
      censusHeader(term, autumn),
      (dress) => censusRecords(nation, term, dress),
      (dress, draws) => censusDirt(nation, term, dress, draws),
    );
  }
  return { nation, extracts };
}
