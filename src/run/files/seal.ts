import { createHash } from "node:crypto";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { readText, writeText } from "../../effects/read-whole.ts";
import { questionText, type Seal } from "../../study/question.ts";

/** The seal of a study lies next to it: study.yaml has study.seal.json. */
export function sealPath(studyPath: string): string {
  return `${studyPath.replace(/\.ya?ml$/i, "")}.seal.json`;
}

/** The SHA-256 of what a study asks, in hexadecimal digits. */
export function questionHash(studyText: string): string {
  return createHash("sha256").update(questionText(studyText)).digest("hex");
}

interface SealFile {
  readonly question_sha256: string;
  readonly date: string | null;
}

function parseSeal(text: string, path: string): SealFile {
  const broken = new ColdspotError(`not a seal: ${path}`, {
    exitCode: 2,
    advice: "remove it, or put back the file that coldspot seal wrote",
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw broken;
  }
  if (typeof value !== "object" || value === null) throw broken;
  const { format, question_sha256: hash, date = null } = value as Partial<Record<string, unknown>>;
  const isDate = date === null || (typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date));
  if (format !== 1 || typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash) || !isDate) throw broken;
  return { question_sha256: hash, date: date === null ? null : String(date) };
}

/**
 * Whether a study is sealed, and whether it still asks what was sealed.
 *
 * @throws ColdspotError (2) for a file in the place of the seal that is none
 */
export async function readSeal(effects: Effects, studyPath: string, studyText: string): Promise<Seal> {
  const sha256 = questionHash(studyText);
  const path = sealPath(studyPath);
  if ((await effects.kind(path)) !== "file") return { state: "none", sha256, date: null };
  const { question_sha256: sealed, date } = parseSeal(await readText(effects, path), path);
  return { state: sealed === sha256 ? "whole" : "broken", sha256, date };
}

/** Writes the seal of a study: the same for the same question and date, whenever it is written. */
export async function writeSeal(
  effects: Effects,
  studyPath: string,
  studyText: string,
  date: string | null,
): Promise<string> {
  const path = sealPath(studyPath);
  const study = studyPath.split(/[/\\]/).at(-1);
  const seal = { format: 1, study, question_sha256: questionHash(studyText), ...(date === null ? {} : { date }) };
  await writeText(effects, path, `${JSON.stringify(seal, null, 2)}\n`);
  return path;
}
