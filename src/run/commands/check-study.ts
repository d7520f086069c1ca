import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { type FileSurvey, surveyFile } from "../../formats/file-survey.ts";
import { nearColumns } from "../../intake/bind-columns.ts";
import type { Coverage } from "../../recognise/coverage.ts";
import { kindsOfFile } from "../../recognise/kinds.ts";
import { hiddenBecause } from "../../release/primary.ts";
import type { Adjustment, SmallAreas } from "../../study/adjustment.ts";
import type { Claim } from "../../study/claim.ts";
import type { LeadershipRequest } from "../../study/grades-of-schools.ts";
import { layoutsRun } from "../../study/layouts.ts";
import { sensitivityLines } from "../../study/read-sensitivity.ts";
import type { Request } from "../../study/request.ts";
import type { FileSpec, Study } from "../../study/study.ts";
import { checkReplacements, type Replacements } from "../files/input-paths.ts";
import { readStudy } from "../files/read-study.ts";
import { pathsOf } from "../files/ready.ts";
import { areasForSchools, otherYearInName, refuseMisread } from "../files/refuse-misread.ts";
import { readWhole, wholeLayouts } from "../files/whole-file.ts";
import { coverageOfFile, refuseCalledEngland } from "../files/whole-of-files.ts";
import { extractNotes } from "../pupils/npd-notes.ts";
import { rulesOf } from "../rules-of-study.ts";
import { refuseBeforeReading } from "../variants.ts";
import { decomposeLines } from "./decompose-lines.ts";

function columnsOf(spec: FileSpec): readonly string[] {
  const groups = [...spec.groups.values()].flatMap((group) => {
    if (group.kind === "all-less") return [];
    return [group.pupils, group.kind === "mean" ? group.mean : group.sum, ...group.where.keys()];
  });
  return [...new Set([...spec.columns.values(), ...spec.keep.keys(), ...groups])];
}

function missingColumns(spec: FileSpec, survey: FileSurvey): readonly string[] {
  const columns = columnsOf(spec);
  return columns
    .filter((column) => !survey.header.includes(column))
    .map((column) => `${column}${nearColumns(column, columns, survey.header)}`);
}

async function fileLines(
  effects: Effects,
  study: Study,
  spec: FileSpec,
  folder: string,
  replacement: string | readonly string[] | undefined,
): Promise<readonly string[]> {
  if (!layoutsRun.includes(spec.layout)) {
    return spec.paths.map(
      ({ path, year }) =>
        `  ${spec.name} (${spec.layout}${year === null ? "" : `, ${year}`}): ${path} (a layout this version does not run)`,
    );
  }
  const lines: string[] = [];
  const covered: (Coverage | null)[] = [];
  for (const { path, year } of await pathsOf(effects, study, spec, folder, replacement)) {
    const what = `  ${spec.name} (${spec.layout}${year === null ? "" : `, ${year}`})`;
    if ((await effects.kind(path)) === "nothing") {
      lines.push(`${what}: not there: ${path}`);
      continue;
    }
    if (wholeLayouts.includes(spec.layout) || spec.sheet !== null) {
      const { name, bytes } = await readWhole(effects, path);
      const sheet = spec.sheet === null ? "" : `, sheet ${spec.sheet}`;
      lines.push(`${what}: ${name}${sheet}, ${bytes} bytes`);
      continue;
    }
    const survey = await surveyFile(effects, path);
    const looked = await refuseMisread(effects, study, spec, survey, year);
    covered.push(await coverageOfFile(effects, study, spec, survey, looked));
    // A file of inspections may have a title above the names of its columns: a run looks for them.
    const missing = spec.layout === "ofsted-mi" ? [] : missingColumns(spec, survey);
    if (missing.length > 0) {
      throw new ColdspotError(
        `${study.at(["files", spec.name])} no such column in ${survey.name}: ${missing.join("; ")}`,
        {
          exitCode: 3,
          advice: "correct the column's name in the study file",
        },
      );
    }
    lines.push(
      `${what}: ${survey.name}, ${survey.format}, ${survey.encoding}, ${survey.header.length} columns, ${survey.bytes} bytes`,
      `    ${kindsOfFile[looked.recognised.kind].title} (${looked.recognised.confidence})`,
    );
    const other = otherYearInName(survey, year);
    const areas = areasForSchools(spec, looked);
    for (const note of [other, areas]) if (note !== null) lines.push(`  please check: ${note}`);
  }
  const note = refuseCalledEngland(study, spec, covered);
  return note === null ? lines : [...lines, `  please check: ${note}`];
}

function leadershipLine({ measure, of, in: places, compare, smallAreas }: LeadershipRequest): string {
  const what = `${measure}, schools of ${of.join(", ")} in ${places.join(", ")}`;
  if (compare === null) return `  grades of ${what}${smallAreaWords(smallAreas)}`;
  const other = [compare.with.of, compare.with.in, compare.with.year].filter((part) => part !== null).join(", ");
  const year = compare.year === null ? "" : `, ${compare.year}`;
  return `  ${compare.statistic} of ${what}${year}: ${compare.as.join(", ")} with ${other}${adjustWords(compare.adjust)}`;
}

function adjustWords(adjust: Adjustment | null): string {
  return `; p values adjusted: ${adjust ?? "holm, or benjamini-hochberg for more than 20 questions"}`;
}

function requestLine(request: Request): string {
  if (request.kind === "leadership") return leadershipLine(request);
  const { statistic, of, in: places, years } = request;
  const what = `  ${statistic} of ${of.join(", ")} in ${places.join(", ")}, ${years.join(", ")}`;
  if (request.kind === "show") return `${what}${smallAreaWords(request.smallAreas)}`;
  const { of: population, in: place, year } = request.with;
  const other = [population, place, year].filter((part) => part !== null).join(", ");
  return `${what}: ${request.as.join(", ")} with ${other}${adjustWords(request.adjust)}`;
}

function smallAreaWords(smallAreas: SmallAreas | null): string {
  if (smallAreas === "raw") return "; raw estimates only for areas";
  return smallAreas === "shrink" ? "; areas with shrunken estimates and ranks" : "";
}

function claimLine(claim: Claim): string {
  const about = requestLine(claim.request).trim().split(";")[0] ?? "";
  const every = claim.every.length === 0 ? "" : ` in every ${claim.every.join(", ")}`;
  return `  ${claim.name}: ${claim.says}${every}: ${about}`;
}

function measureLines(study: Study): readonly string[] {
  return [...study.measures.values()].map((measure) => {
    if (measure.of === "schools") {
      const { on } = measure;
      const when = on.kind === "dates" ? `on ${on.first} and ${on.last}` : "previous and latest";
      const follow = measure.follow.length === 0 ? "no change of URN" : measure.follow.join(", ");
      return `  ${measure.name}: of schools, ${measure.outcome} of the file ${measure.file}, ${when}, followed through: ${follow}`;
    }
    const against =
      measure.against === null ? "no comparison" : `against ${measure.against.population} in ${measure.against.in}`;
    return `  ${measure.name}: ${measure.outcome.of} of the file ${measure.file}, method ${measure.method}, ${against}`;
  });
}

/** What is odd about the years of extracts, for each measure. */
function yearLines(study: Study): readonly string[] {
  const notes = [...study.measures.values()].flatMap((measure) =>
    measure.of === "pupils" ? extractNotes(study, measure) : [],
  );
  const lines = notes.map(({ years, what, why }) => `  ${years.join(", ")}: ${what}; ${why}`);
  return lines.length === 0 ? [] : ["to know about the years", ...new Set(lines)];
}

/**
 * What a run would read, make and hide, with every default spelt out. Computes no figure.
 *
 * @throws ColdspotError for a study that a run would refuse as written, or columns that its files do not have
 */
export async function checkStudy(effects: Effects, path: string, data: Replacements): Promise<readonly string[]> {
  const { study, folder, name } = await readStudy(effects, path);
  checkReplacements(study, data);
  await refuseBeforeReading(study);
  const rules = rulesOf(study);
  const files: string[] = [];
  for (const spec of study.files.values())
    files.push(...(await fileLines(effects, study, spec, folder, data.get(spec.name))));
  return [
    `${name}: ${study.title} (${study.data} data, ${study.years.join(", ")})`,
    "would read",
    ...files,
    "would measure",
    ...measureLines(study),
    ...yearLines(study),
    "would show",
    ...study.ask.filter(({ path: [key] }) => key !== "claims").map(requestLine),
    ...(study.claims.length === 0 ? [] : ["would judge the claims"]),
    ...study.claims.map(claimLine),
    ...(study.decompose.length === 0 ? [] : ["would split into parts"]),
    ...study.decompose.flatMap(decomposeLines),
    ...study.percentileGaps.map(
      ({ of, in: places, years, at }) =>
        `  percentile_gap of ${of.join(", ")} in ${places.join(", ")}, ${years.join(", ")}: at ${at.join(", ")}`,
    ),
    ...(study.bootstrap === null
      ? []
      : [`would draw schools again ${study.bootstrap.replicates} times, from seed ${study.bootstrap.seed}`]),
    ...(study.variants.length === 0 ? [] : ["would compare it with the figures of"]),
    ...study.variants.map(({ name: variant, changes }) => `  ${variant} (${changes.join("; ")})`),
    ...(study.sensitivity === null ? [] : ["would show how much depends on choices"]),
    ...(study.sensitivity === null ? [] : sensitivityLines(study.sensitivity).map((line) => `  ${line}`)),
    "would hide",
    `  whatever ${hiddenBecause(rules)} (rules ${rules.name}; ${rules.confidence})`,
    study.assumed.length === 0 ? "no default was needed" : "defaults filled in",
    ...study.assumed.map((line) => `  ${line}`),
  ];
}
