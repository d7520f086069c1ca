import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { openDuckdb } from "../../engine/duckdb.ts";
import { refuseChanged } from "../../formats/changed-file.ts";
import { surveyFile } from "../../formats/file-survey.ts";
import { makeReadable, openTable } from "../../intake/open-table.ts";
import { readSchoolLinks } from "../../intake/school-links.ts";
import { readSchoolRegister } from "../../intake/school-register.ts";
import { districtByCode } from "../../places/district.ts";
import { districtSaid } from "../../places/lookup.ts";
import { answerWords } from "../../schools/answer-words.ts";
import { readDate } from "../../schools/calendar-date.ts";
import type { SchoolRegister } from "../../schools/registered-school.ts";
import { makeSuccession, type Succession } from "../../schools/succession.ts";
import { isUrn } from "../../schools/urn.ts";

/** One question about a school, on the command line. */
export interface SchoolQuestion {
  readonly urn: string;
  /** ISO date. */
  readonly on: string;
  /** Path of the register's file of links. */
  readonly links: string;
  /** Path of the register itself and the day it was taken; null without one. */
  readonly register: { readonly path: string; readonly takenOn: string } | null;
}

function districtWords(urn: string, on: string, register: SchoolRegister | null): readonly string[] {
  const said = register?.schools.find((school) => school.urn === urn)?.district ?? null;
  if (said === null) return [];
  const code = districtSaid(said, on);
  const now = `${said} (${districtByCode(said)?.name ?? "not a district of England"})`;
  if (code === null)
    return [`district of ${urn} in the register: ${now}; it does not say which district of ${on} that was`];
  return [
    `district of ${urn} on ${on}: ${code} (${districtByCode(code)?.name ?? ""})${code === said ? "" : `; in the register ${now}`}`,
  ];
}

function wordsOf(
  { urn, on }: SchoolQuestion,
  succession: Succession,
  register: SchoolRegister | null,
): readonly string[] {
  const answer = succession.schoolOn(urn, on);
  const chain = succession.chainOf(urn);
  const members = succession.urns.filter((each) => succession.chainOf(each) === chain);
  const then =
    answer.kind === "same" || answer.kind === "another" ? [answer.urn] : answer.kind === "several" ? answer.urns : [];
  return [
    answerWords(urn, on, answer),
    members.length < 2
      ? "no other URN is the same school through time"
      : `one school through time (merges and splits kept together): ${members.join(", ")}`,
    ...then.flatMap((each) => districtWords(each, on, register)),
  ];
}

/**
 * Which school a URN was on a date, by the register's links.
 *
 * @throws ColdspotError (2) for a text that is not a URN or date, (3) for a file that is not a file of links or a
 * register
 */
export async function askSchool(question: SchoolQuestion, effects: Effects): Promise<readonly string[]> {
  const advice = "use: coldspot school URN --on DATE --links PATH [--register PATH --taken-on DATE]";
  if (!isUrn(question.urn)) throw new ColdspotError(`not a URN: ${question.urn}`, { exitCode: 2, advice });
  for (const date of [question.on, question.register?.takenOn])
    if (date !== undefined && readDate(date) === null)
      throw new ColdspotError(`not a date as 2016-03-31: ${date}`, { exitCode: 2, advice });
  const paths = [question.links, ...(question.register === null ? [] : [question.register.path])];
  const workFolder = await effects.temporaryFolder();
  const forget = effects.clearIfStopped([workFolder]);
  try {
    const files = [];
    for (const [index, path] of paths.entries())
      files.push(await makeReadable(effects, await surveyFile(effects, path), `file ${index}`, workFolder, index));
    const engine = await openDuckdb({
      threads: 1,
      mayRead: files.map(({ readFrom }) => readFrom),
      workFolder,
    });
    try {
      const [linkFile, registerFile] = files;
      if (linkFile === undefined) throw new Error("no file of links");
      const { links } = await readSchoolLinks(await openTable(engine, linkFile, "links", "fill"));
      const register =
        registerFile === undefined || question.register === null
          ? null
          : {
              on: question.register.takenOn,
              schools: (await readSchoolRegister(await openTable(engine, registerFile, "register", "fill"))).schools,
            };
      const words = wordsOf(question, makeSuccession(links, register), register);
      for (const { survey } of files) await refuseChanged(effects, survey);
      return words;
    } finally {
      await engine.close();
    }
  } finally {
    await effects.remove(workFolder);
    forget();
  }
}
