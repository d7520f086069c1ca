import type { Effects } from "../effects/effects.ts";
import { programVersion } from "../effects/shipped.ts";
import { figuresOfVariants } from "../figures/figures-of-variants.ts";
import type { PrintedLine } from "../intake/printed-figures.ts";
import { type SchemeUsed, shippedScheme } from "../places/scheme.ts";
import type { Inside } from "../release/inside.ts";
import { withNamesLeftOut } from "../study/left-out.ts";
import type { Study } from "../study/study.ts";
import { absentMembers } from "./facts/absent-members.ts";
import { familiesOfStudy } from "./figures/families-of-study.ts";
import type { StudyFile } from "./files/read-study.ts";
import { ledgersOf } from "./ledgers-of.ts";
import type { Measured } from "./measure-all.ts";
import { notesOf } from "./notes-of.ts";

/** What one run of a study hands to the rules, without its variants. */
export type OwnPart = Omit<Inside, "variants">;

/** Schemes that ship with Coldspot and that a study uses, as the report lists them. */
function schemesUsed(study: Study): readonly SchemeUsed[] {
  return [...study.places.schemes.values()].flatMap((spec) => {
    const scheme = spec.kind === "shipped" ? shippedScheme(spec.scheme) : null;
    if (scheme === null) return [];
    const { name, title, date, source, note } = scheme;
    return [{ name, title, date, source, note }];
  });
}

/** Each once, in the order in which they were met. */
function once<One>(all: readonly One[], key: (one: One) => string): readonly One[] {
  return [...new Map(all.map((one) => [key(one), one])).values()];
}

/** What lies in areas of schemes: schools, or areas of a table that does not show schools. */
function unitOf({ measures, files }: Study, measure: string): "school" | "area" {
  return files.get(measures.get(measure)?.file ?? "")?.areaTable === undefined ? "school" : "area";
}

/** Everything that a study's own measures hand to the rules: what two measures say in the same words is listed once. */
export function handOver(
  effects: Effects,
  engine: string,
  file: StudyFile,
  measured: ReadonlyMap<string, Measured>,
  printed: readonly PrintedLine[],
): OwnPart {
  const { study } = file;
  const all = [...measured.values()];
  const read = all.map((each) => each.read);
  const ofPupils = read.map((each) => each.ofPupils).filter((each) => each !== null);
  const estimates = all.flatMap((each) => each.estimates);
  const notes = new Map([...measured].map(([name, each]) => [name, each.read.ofPupils ?? { notes: [] }]));
  return {
    study,
    measures: [...measured].map(([measure, each]) => ({
      ...each.framed,
      measure,
      estimates: each.estimates,
      parts: each.decomposed.estimates,
      decompositions: each.decomposed.decompositions,
      resampled: each.resampled,
      exact: each.exact,
      grades: each.grades,
      witnesses: each.witnesses,
      nearIds: each.read.nearIds ?? [],
      lossOfAreas: each.read.lossOfAreas ?? [],
      sensitivity: each.sensitivity,
      scales: each.scales,
    })),
    besideVariants: figuresOfVariants(
      study,
      estimates.map(({ figure }) => figure),
    ).map(({ id }) => id),
    families: (statusOf) =>
      familiesOfStudy(
        effects,
        study,
        all.map(({ families }) => families),
        statusOf,
        file.seal.state === "whole",
      ),
    ledgers: ledgersOf(new Map([...measured].map(([name, each]) => [name, each.read]))),
    unplaced: once(
      read.flatMap(({ unplaced }) => unplaced),
      (one) => JSON.stringify(one),
    ),
    placed: read[0]?.placed?.told ?? [],
    columns: once(
      ofPupils.flatMap(({ columns }) => columns),
      (one) => JSON.stringify(one),
    ),
    yearNotes: once(
      ofPupils.flatMap(({ yearNotes }) => yearNotes),
      ({ id }) => id,
    ),
    schemes: schemesUsed(study),
    absent: [
      ...new Set([...measured].flatMap(([name, each]) => absentMembers(each.study, each.frame, unitOf(study, name)))),
    ],
    codes: once(
      read.flatMap(({ codes }) => codes),
      (one) => JSON.stringify(one),
    ),
    toCheck: once(
      read.flatMap(({ toCheck = [] }) => toCheck),
      (one) => JSON.stringify(one),
    ),
    larger: once(
      read.flatMap(({ larger = [] }) => larger),
      (one) => JSON.stringify(one),
    ),
    notes: notesOf(notes),
    invariants: [...new Set(all.flatMap(({ invariants }) => invariants))],
    printed,
    provenance: {
      program: `coldspot ${programVersion()}`,
      engine,
      studyFile: file.name,
      studySha256: file.sha256,
      seal: file.seal,
    },
    studyText: (isNameless) => withNamesLeftOut(file.text, isNameless),
  };
}
