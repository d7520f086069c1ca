import { eraOf } from "../../intake/inspection-layout.ts";
import type { FollowedSchool } from "../../schools/followed-school.ts";
import type { FrameworkUse } from "../../schools/framework-use.ts";
import type { SchoolMeasure } from "../../study/grades-of-schools.ts";
import type { Study } from "../../study/study.ts";

/** How many grades of each time were given under which framework. */
export function frameworksOf(schools: readonly FollowedSchool[]): readonly FrameworkUse<number>[] {
  return (["first", "last"] as const).flatMap((at) => {
    const counts = new Map<string, { readonly grade3: string; schools: number; readonly from: string }>();
    for (const school of schools) {
      const standing = school[at];
      if (standing === null) continue;
      const era = eraOf(standing.inspected);
      const name = era?.name ?? "before September 2005";
      const found = counts.get(name) ?? { grade3: era?.grade3 ?? "", schools: 0, from: era?.from ?? "" };
      found.schools += 1;
      counts.set(name, found);
    }
    return [...counts]
      .sort(([, a], [, b]) => (a.from < b.from ? -1 : 1))
      .map(([name, { grade3, schools: many }]) => ({ at, name, grade3, schools: many }));
  });
}

/** Schemes that good leadership helps to form, so that a comparison between their members is partly circular. */
function circularSchemes(study: Study, { indicatorOf }: SchoolMeasure): readonly string[] {
  const chosen = [...study.places.schemes].flatMap(([name, spec]) =>
    spec.kind !== "shipped" && spec.chosen?.on.includes("leadership") === true ? [name] : [],
  );
  return [...new Set([...chosen, ...indicatorOf])].sort();
}

/** What the files lack that a reader must know of. */
export interface LackingInFiles {
  /** Inspections since overall grades ended are among those asked for an overall grade. */
  readonly overallGrades: boolean;
  /** Some schools have no URN in the files, only that of a school before or after. */
  readonly urns: boolean;
  /** Links between schools are read, and no register that could confirm them. */
  readonly register: boolean;
}

function lackingWords({ overallGrades, urns, register }: LackingInFiles): readonly string[] {
  return [
    ...(overallGrades
      ? [
          "Inspections of state-funded schools since September 2024 give no overall grade, only grades of parts such as leadership. A school inspected since then has its last overall grade from before.",
        ]
      : []),
    ...(urns
      ? [
          "For some schools the files give no URN, only that of an inspection of the school before it. Such a school follows that URN from the day it opened, and private files write it with a plus, such as 130030+; where it opened is not given, nothing is known about the time between.",
        ]
      : []),
    ...(register
      ? [
          "Which school became which is what the links say; there is no register here that confirms it, and nothing that shows which schools closed.",
        ]
      : []),
  ];
}

/** What a reader of figures on grades must know. */
export function leadershipNotes(study: Study, measure: SchoolMeasure, lacking: LackingInFiles): readonly string[] {
  const circular = circularSchemes(study, measure);
  const weighed = [...study.places.schemes].filter(
    ([, spec]) => (spec.kind === "fifths" || spec.kind === "file-fifths") && spec.weightedBy === "pupils",
  );
  const follow = measure.follow.length === 0 ? "no change of URN" : measure.follow.join(", ");
  const carry = measure.carry.length === 0 ? "no change of URN" : measure.carry.join(", ");
  return [
    `A school is followed through changes of its URN of these kinds: ${follow}; other changes end it.`,
    ...(measure.on.kind === "dates"
      ? [
          "Where several schools became one, the worst grade counts; each part of a split is a separate school. So schools that merged later count at the first date as one school with the worst of their grades, also among all schools rated then.",
          `On a date, the latest judgement published by then counts. It counts for a school under a new URN, until that school is itself inspected, if the change is one of: ${carry}. A school that changed in another way has no grade until its own inspection.`,
        ]
      : [
          "Each school has the latest judgement that the files name and the one before, whatever their dates: schools differ in how long ago they were inspected.",
          "Schools that merged or split are not followed, because the files do not say which judgement is the previous one: each is lost with this reason, and its last judgement is among the previous ones. A school made by a merge or a split starts without an earlier grade. With a register, the schools are those that it has as open; one that closed is lost, and the last judgement it had is among those of before.",
        ]),
    "Grade 3 was called Satisfactory until August 2012 and Requires improvement from September 2012. Satisfactory was good enough in its day, so a fall or a rise across grade 3 is partly a change of meaning; the boundary between outstanding and good did not change its name.",
    "Outstanding schools were exempt from routine inspection from 2012 to 2020: a school that stayed outstanding had often not been inspected. The figures for schools inspected again leave these out.",
    ...lackingWords(lacking),
    ...circular.map(
      (scheme) =>
        `Good leadership is one of the indicators that the scheme ${scheme} was made from: part of any difference in leadership between its areas comes from how the areas were chosen.`,
    ),
    ...[...study.places.schemes].flatMap(([name, spec]) =>
      spec.kind === "shipped" && spec.scheme.startsWith("opportunity-areas")
        ? [
            `Opportunity Areas (${name}) were chosen among the districts lowest in Achieving Excellence Areas and in the Social Mobility Index; good leadership is an indicator of the former. Part of any difference in leadership comes from how they were chosen.`,
          ]
        : [],
    ),
    ...weighed.map(
      ([scheme]) => `The fifths of ${scheme} are weighted by pupils elsewhere; here every school has the same weight.`,
    ),
    ...(measure.unpublished === "as inspected" && measure.on.kind === "dates"
      ? [
          "A judgement without a date of publication is treated as published on the day of the inspection, as the study says.",
        ]
      : []),
    ...(measure.grades.size === 0
      ? []
      : [
          `Grades of the five-point scale of November 2025 are mapped as the study says: ${[...measure.grades].map(([word, grade]) => `${word} as ${grade}`).join(", ")}.`,
        ]),
    "Each interval is for one figure alone: with many areas, about one in twenty misses its true value by chance.",
    "How grades changed between two times says nothing about what comes next: no trend is projected here.",
  ];
}
