import { createHash } from "node:crypto";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { refuseNoFile } from "../../effects/input-file.ts";
import { readBytes } from "../../effects/read-whole.ts";
import { shippedNames } from "../../effects/shipped.ts";
import { districtsKnown } from "../../places/district.ts";
import { shippedSchemes } from "../../places/scheme.ts";
import { parseStudy } from "../../study/parse-study.ts";
import type { Seal } from "../../study/question.ts";
import type { Study } from "../../study/study.ts";
import { readSeal } from "./seal.ts";

export interface StudyFile {
  readonly study: Study;
  readonly path: string;
  readonly name: string;
  readonly folder: string;
  readonly text: string;
  readonly sha256: string;
  readonly seal: Seal;
}

/**
 * Reads and checks a study file.
 *
 * @throws ColdspotError (2) when it is not there or not right
 */
export async function readStudy(effects: Effects, path: string): Promise<StudyFile> {
  const missing = { exitCode: 2, advice: "coldspot init FILE writes a first one" } as const;
  await refuseNoFile(effects, path, new ColdspotError(`no such study file: ${path}`, missing));
  const bytes = await readBytes(effects, path);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ColdspotError(`not UTF-8: ${path}`, { exitCode: 2, advice: "save the study file as UTF-8" });
  }
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  const name = path.slice(slash + 1);
  const study = parseStudy(text, name, {
    rules: shippedNames("rules"),
    scales: shippedNames("months"),
    schemes: shippedSchemes().map((scheme) => scheme.name),
    districtsFrom: districtsKnown().from,
  });
  return {
    study,
    path,
    name,
    folder: slash === -1 ? "." : path.slice(0, slash),
    text,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    seal: await readSeal(effects, path, text),
  };
}
