import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { shortWord } from "../../effects/words-of-files.ts";
import type { FileSurvey } from "../../formats/file-survey.ts";
import { authorityColumns, regionColumns } from "../../recognise/column-facts.ts";
import { type Coverage, coverageOf, coversEngland, togetherCovered, wholeOf } from "../../recognise/coverage.ts";
import type { FileSpec, Layout, Study } from "../../study/study.ts";
import { countColumns, type LookedAtFile } from "./look-at-file.ts";

/** Files of outcomes: the whole of a study is the whole of what they hold. */
const ofOutcomes: readonly Layout[] = ["school-table", "pupils", "npd-ks4", "ofsted-mi"];

/** No more than this of a file is looked at: a larger one is not judged. */
const mostBytes = 1 << 23;

/** Whether a study of real data calls the whole England without having said so, or says that it is a nation. */
const claimsAll = ({ places, data, nation }: Study): boolean => data === "real" && (places.whole === null || nation);

/** Which part of England a file of outcomes covers; null where the study names the whole, or the file has none. */
export async function coverageOfFile(
  effects: Effects,
  study: Study,
  spec: FileSpec,
  survey: FileSurvey,
  looked: LookedAtFile,
): Promise<Coverage | null> {
  const { header } = looked.seen;
  const columns = [...authorityColumns(header), ...regionColumns(header)];
  if (!claimsAll(study) || !ofOutcomes.includes(spec.layout) || columns.length === 0) return null;
  const facts = await countColumns(effects, survey, looked, columns, spec.keep, mostBytes);
  return coverageOf(facts, `${study.years.at(-1)}-08-31`);
}

/** Whether all rows lie in one local authority. */
function inOneAuthority({ authorities, unknown, regions }: Coverage): boolean {
  return authorities.length + unknown.length === 1 && regions.length < 2;
}

/** Codes that are not known may be those of another nation, so only what lies in known places is refused. */
function refuseCalledNation(study: Study, spec: FileSpec, { unknown }: Coverage, where: string): null {
  if (unknown.length > 0) return null;
  throw new ColdspotError(
    `${study.at(["files", spec.name])} every row lies in ${where}, but the study says coverage: nation`,
    {
      exitCode: 2,
      advice:
        "months need ranks among all pupils of a nation: take coverage: nation out, or give the nation's file; write data: invented if no pupil is real",
    },
  );
}

/**
 * Refuses to call England what lies in one local authority, and to call a nation what lies in some authorities or regions
 * of England.
 *
 * @param covered what the files of an entry cover
 * @returns a note where they lie in several or in some regions, but not in all of England; null otherwise
 * @throws ColdspotError (2)
 */
export function refuseCalledEngland(
  study: Study,
  spec: FileSpec,
  covered: readonly (Coverage | null)[],
): string | null {
  const known = covered.filter((one) => one !== null);
  if (known.length === 0 || known.length < covered.length) return null;
  const together = togetherCovered(known);
  const day = `${study.years.at(-1)}-08-31`;
  const whole = wholeOf(together, day);
  if (whole === null || !together.complete || coversEngland(together, day)) return null;
  const columns = together.columns.map(shortWord).join(", ");
  if (study.nation) return refuseCalledNation(study, spec, together, `${whole} (${columns})`);
  const advice = `write places: { whole: ${whole} }, or what else the data cover; write whole: England if they are England's`;
  if (!inOneAuthority(together))
    return `${spec.name}: its rows lie in ${whole} (${columns}), and the study calls the whole England; ${advice}`;
  throw new ColdspotError(
    `${study.at(["files", spec.name])} every row lies in ${whole} (${columns}), but the study calls the whole of its data: England`,
    { exitCode: 2, advice },
  );
}
