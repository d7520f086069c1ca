import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { shortWord } from "../../effects/words-of-files.ts";
import type { FileSurvey } from "../../formats/file-survey.ts";
import { authorityForm } from "../../recognise/column-facts.ts";
import { yearInColumns, yearInName } from "../../recognise/file-year.ts";
import { type KindOfFile, kindsOfFile } from "../../recognise/kinds.ts";
import type { Recognised } from "../../recognise/recognised.ts";
import { areaCode, cellsSeen, nearlyAll } from "../../recognise/seen-file.ts";
import { type FileSpec, layouts, type Study } from "../../study/study.ts";
import { type LookedAtFile, lookAtFile } from "./look-at-file.ts";

/** Words for outcomes that only key stage 4 has. */
const ofKeyStage4 = /progress[_ ]?8|attainment[_ ]?8|^(p8|att8|gcse)/i;

function whatItIs(file: string, { kind, reasons }: Recognised): string {
  return `${file} is ${kindsOfFile[kind].title} (${reasons.map(shortWord).join("; ")})`;
}

/** Refuses a file that is without doubt of another layout than the study says, or no data at all. */
function refuseOtherLayout(study: Study, spec: FileSpec, file: string, recognised: Recognised): void {
  const { layouts: fitting }: KindOfFile = kindsOfFile[recognised.kind];
  const declared = spec.extract ?? spec.layout;
  if (recognised.confidence !== "certain" || fitting.includes(declared)) return;
  const [own] = fitting;
  const advice =
    own === undefined
      ? "give the file that it describes"
      : own === "area-table" && !(layouts as readonly string[]).includes(own)
        ? "a table of areas has the layout area-table, which this version does not run; give a table of schools or pupil records"
        : `write layout: ${own}, or give the file that was meant`;
  throw new ColdspotError(
    `${study.at(["files", spec.name])} ${whatItIs(file, recognised)}, but is given as: ${declared}`,
    { exitCode: 3, advice },
  );
}

/** Refuses a table of key stage 2 for a result that only key stage 4 has. */
function refuseOtherKeyStage(study: Study, spec: FileSpec, file: string, recognised: Recognised): void {
  if (recognised.kind !== "ks2 table" || recognised.confidence !== "certain") return;
  for (const measure of study.measures.values())
    if (measure.of === "pupils" && measure.file === spec.name && ofKeyStage4.test(measure.outcome.of))
      throw new ColdspotError(
        `${study.at(["measures", measure.name, "outcome"])} ${whatItIs(file, recognised)}, which has no: ${measure.outcome.of}`,
        { exitCode: 3, advice: "give a table of key stage 4, or name what the means are means of: mean_of:" },
      );
}

/** Refuses a table whose columns say that it is of another summer than the study reads it for. */
function refuseOtherYear(study: Study, spec: FileSpec, file: string, looked: LookedAtFile, year: number | null): void {
  const found = yearInColumns(looked.seen, looked.recognised);
  if (year === null || found === null || found.year === year || looked.recognised.confidence !== "certain") return;
  throw new ColdspotError(
    `${study.at(["files", spec.name, "path"])} ${file} is of ${found.year} (${shortWord(found.because)}), but is read for: ${year}`,
    {
      exitCode: 3,
      advice: `write the year of the file, the summer in which pupils finished: years: ${found.year}; or give the file of ${year}`,
    },
  );
}

/** What a person should look at: a file whose name has another school year than it is read for; null where none has. */
export function otherYearInName(survey: FileSurvey, year: number | null): string | null {
  const named = yearInName(survey.name);
  if (year === null || named === null || !named.ofSchoolYear || named.year === year) return null;
  return `${survey.name} is read for ${year}, but ${shortWord(named.because)}`;
}

/** What a person should look at: a table of schools whose numbers of schools are codes of areas; null for any other. */
export function areasForSchools({ layout, columns }: FileSpec, { seen }: LookedAtFile): string | null {
  const column = columns.get("urn");
  if (layout !== "school-table" || column === undefined) return null;
  const cells = cellsSeen(seen, column);
  const form = nearlyAll(cells, areaCode) ? "ons" : authorityForm(cells);
  if (form !== "ons" && form !== "three-digit") return null;
  return `${seen.name}: the column given as urn holds codes of areas and not of schools: ${shortWord(column)}`;
}

/**
 * Looks at what a file of a study is, and refuses it where its columns leave no doubt that it is something else: another
 * layout, a description, another key stage, another year.
 *
 * @param year the year that its rows are read for; null where a column gives it
 * @throws ColdspotError (3)
 */
export async function refuseMisread(
  effects: Effects,
  study: Study,
  spec: FileSpec,
  survey: FileSurvey,
  year: number | null,
): Promise<LookedAtFile> {
  const looked = await lookAtFile(effects, survey);
  refuseOtherLayout(study, spec, survey.name, looked.recognised);
  refuseOtherKeyStage(study, spec, survey.name, looked.recognised);
  refuseOtherYear(study, spec, survey.name, looked, year);
  return looked;
}
