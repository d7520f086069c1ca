import { schemesOfRecords } from "../../cells/own-areas.ts";
import type { Effects } from "../../effects/effects.ts";

import { whatIsNamed } from "../../release/area-names.ts";
import type { ReleasedContent } from "../../release/content.ts";

import { hiddenBecause } from "../../release/primary.ts";
import { Released } from "../../release/released.ts";
import type { Rules } from "../../release/rules.ts";
import type { Adjustment, SmallAreas } from "../../study/adjustment.ts";
import type { Claim } from "../../study/claim.ts";
import type { LeadershipRequest } from "../../study/grades-of-schools.ts";
import { layoutsRun } from "../../study/layouts.ts";
import { sensitivityLines } from "../../study/read-sensitivity.ts";
import type { Request } from "../../study/request.ts";
import type { OtherChange } from "../../study/statistic.ts";

import type { Study } from "../../study/study.ts";
import type { Replacements } from "../files/input-paths.ts";
import { ownFolder } from "../files/out-folder.ts";
import { readStudy, type StudyFile } from "../files/read-study.ts";
import { outFolder, studyOutput } from "../files/study-output.ts";
import { protectStudy } from "../protect-study.ts";

import { extractNotes } from "../pupils/npd-notes.ts";
import { rulesOf } from "../rules-of-study.ts";
import { refuseBeforeReading } from "../variants.ts";
import { columnLines } from "./column-lines.ts";
import { decomposeLines } from "./decompose-lines.ts";
import { profileLines } from "./profile-lines.ts";
import { whatRunGives } from "./what-a-run-gives.ts";

/** The study without its bootstrap: drawing schools again takes long and decides nothing that a check says. */
function withoutDraws(file: StudyFile): StudyFile {
  return { ...file, study: { ...file.study, bootstrap: null, percentileGaps: [] } };
}

/** Files that no measure reads: a run does not look at them. */
function unreadLines(study: Study, read: ReadonlySet<string>): readonly string[] {
  return [...study.files.values()]
    .filter(({ name }) => !read.has(name))
    .map(({ name, layout }) => {
      const why = layoutsRun.includes(layout) ? "no measure reads it" : "a layout this version does not run";
      return `  ${name} (${layout}): not read: ${why}`;
    });
}

function leadershipLine({ measure, of, in: places, compare, smallAreas }: LeadershipRequest): string {
  const what = `${measure}, schools of ${of.join(", ")} in ${places.join(", ")}`;
  if (compare === null) return `  grades of ${what}${smallAreaWords(smallAreas)}`;
  const other = [compare.with.of, compare.with.in, compare.with.year].filter((part) => part !== null).join(", ");
  const year = compare.year === null ? "" : `, ${compare.year}`;
  return `  ${compare.statistic} of ${what}${year}: ${compare.as.join(", ")} with ${other}${changeWords(compare)}${adjustWords(compare.adjust)}`;
}

function adjustWords(adjust: Adjustment | null): string {
  return `; p values adjusted: ${adjust ?? "holm, or benjamini-hochberg for more than 20 questions"}`;
}

/** Whose change over the years the change is set against. */
function changeWords({ against }: { readonly against: OtherChange<string> | null }): string {
  if (against === null) return "";
  return `, against the same change of ${[against.of, against.in].filter((part) => part !== null).join(", ")}`;
}

function requestLine(request: Request): string {
  if (request.kind === "leadership") return leadershipLine(request);
  const { statistic, of, in: places, years, adjustedFor } = request;
  const adjusted = adjustedFor.length === 0 ? "" : `, for ${adjustedFor.join(", ")}`;
  const what = `  ${statistic} of ${of.join(", ")} in ${places.join(", ")}, ${years.join(", ")}${adjusted}`;
  if (request.kind === "show") return `${what}${smallAreaWords(request.smallAreas)}`;
  const { of: population, in: place, year } = request.with;
  const other = [population, place, year].filter((part) => part !== null).join(", ");
  return `${what}: ${request.as.join(", ")} with ${other}${changeWords(request)}${adjustWords(request.adjust)}`;
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
  return [...study.measures.values()].flatMap((measure) => {
    if (measure.of === "schools") {
      const { on } = measure;
      const when = on.kind === "dates" ? `on ${on.first} and ${on.last}` : "previous and latest";
      const follow = measure.follow.length === 0 ? "no change of URN" : measure.follow.join(", ");
      return `  ${measure.name}: of schools, ${measure.outcome} of the file ${measure.file}, ${when}, followed through: ${follow}`;
    }
    const against =
      measure.against === null ? "no comparison" : `against ${measure.against.population} in ${measure.against.in}`;
    const stage = measure.keyStage === null ? "" : `, key stage ${measure.keyStage}`;
    const what = `  ${measure.name}: ${measure.outcome.of} of the file ${measure.file}, method ${measure.method}${stage}, ${against}`;
    return measure.noMonths === null ? [what] : [what, `  ${measure.name}: no months: ${measure.noMonths}`];
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

export interface CheckOptions {
  readonly studyPath: string;
  /** The folder that a run would write: a run refuses one that is not its own. Default: `out` next to the study file. */
  readonly out?: string;
  /** Paths that replace those of the study, by the study's name for the file. */
  readonly data?: Replacements;
  readonly threads?: number;
}

/** What a run would be allowed to show, worked out as a run does; its working folder is removed again. */
async function contentOf(effects: Effects, file: StudyFile, options: CheckOptions): Promise<ReleasedContent> {
  const owned = await ownFolder(effects, outFolder(options.out, file), (out) => studyOutput(effects, file, out));
  try {
    const reading = { data: options.data ?? new Map(), threads: options.threads ?? effects.cores };
    return Released.contentOf(await protectStudy(effects, withoutDraws(file), reading, owned));
  } finally {
    await owned.drop();
    effects.progress("");
  }
}

/** Which areas a run would not name, for schemes of columns of the pupils' files. */
function namingLines(study: Study, rules: Rules): readonly string[] {
  const what = whatIsNamed(rules);
  const schemes = [...study.measures.values()].flatMap(({ file }) => {
    const layout = study.files.get(file)?.layout;
    return layout === "pupils" || layout === "npd-ks4" ? [...schemesOfRecords(study, file)] : [];
  });
  return what === null ? [] : [...new Set(schemes)].map((scheme) => `  areas of ${scheme}: ${what}`);
}

/**
 * What a run would read, make and hide, with every default spelt out. It reads, joins and protects as a run does and
 * refuses what a run refuses, and shows no figure. Only schools are not drawn again, which takes long and refuses nothing.
 *
 * @throws ColdspotError (2, 3) for whatever a run would refuse
 */
export async function checkStudy(effects: Effects, options: CheckOptions): Promise<readonly string[]> {
  const file = await readStudy(effects, options.studyPath);
  const { study, name } = file;
  await refuseBeforeReading(study);
  const rules = rulesOf(study);
  const onlyAreas = [...study.measures.values()].every((one) => study.files.get(one.file)?.areaTable !== undefined);
  const said: string[] = [];
  const content = await contentOf({ ...effects, say: (line) => said.push(line) }, file, options);
  const { files, figures } = whatRunGives(content);
  const read = new Set(content.flow.map(({ source }) => source.entry));
  return [
    `${name}: ${study.title} (${study.data} data, ${study.years.join(", ")})`,
    "would read",
    ...files,
    ...unreadLines(study, read),
    ...profileLines(content),
    ...said.filter((line) => line.startsWith("please check: ")).map((line) => `  ${line}`),
    "would measure",
    ...measureLines(study),
    ...yearLines(study),
    ...columnLines(study),
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
    `  whatever ${hiddenBecause(rules, onlyAreas ? "areas" : "pupils")} (rules ${rules.name}; ${rules.confidence})`,
    ...namingLines(study, rules),
    ...figures,
    study.assumed.length === 0 ? "no default was needed" : "defaults filled in",
    ...study.assumed.map((line) => `  ${line}`),
  ];
}
