import { Areas } from "../../cells/areas.ts";
import type { SumCells } from "../../cells/cells.ts";
import { type GradedCells, gradedCells } from "../../cells/graded-cells.ts";
import { DomainMeans } from "../../estimates/domain-means.ts";
import type { Scale } from "../../estimates/scale.ts";
import { askedFigures } from "../../figures/asked-figures.ts";
import type { Figure } from "../../figures/figure.ts";
import { boundaryOf, leadershipAreas } from "../../figures/grades/grade-shares.ts";
import { leadershipPopulations } from "../../figures/grades/set-of-schools.ts";
import { timesOf } from "../../figures/grades/times.ts";
import { noOverallGrade } from "../../intake/inspection-of-row.ts";
import { type OpenTable, openTable } from "../../intake/open-table.ts";
import { type InspectionFile, type ReadInspections, readInspections } from "../../intake/read-inspections.ts";
import { type FollowQuestion, followDates } from "../../schools/follow-dates.ts";
import { followLatest } from "../../schools/follow-latest.ts";
import type { FollowedSchool } from "../../schools/followed-school.ts";
import type { InspectionTable } from "../../schools/inspection.ts";
import { nameByLinks } from "../../schools/name-by-links.ts";
import { namedAfter } from "../../schools/unnamed-school.ts";
import { gradedMoments } from "../../scores/graded.ts";
import { leadershipStatistics, type SchoolMeasure } from "../../study/grades-of-schools.ts";
import type { Study } from "../../study/study.ts";
import type { Bench } from "../facts/bench.ts";
import { placeFacts } from "../facts/place-facts.ts";
import { readFacts } from "../facts/read-facts.ts";
import { positions } from "../files/files-of-layout.ts";
import type { Scored, Transforms } from "../scored.ts";
import { describeSchools } from "./describe-schools.ts";
import { frameworksOf, leadershipNotes } from "./leadership-notes.ts";
import { leadershipSuccession } from "./leadership-succession.ts";
import { refuseUnusableInspections } from "./refuse-unusable-inspections.ts";

/** The scale of shares of schools: nothing is converted. */
const shareOfSchools: Scale = {
  name: "share",
  title: "share of schools",
  unit: "share of schools",
  factor: 1,
  forMeans: true,
  input: "share",
  source: "a share from 0 to 1; nothing is converted",
  confidence: "exact",
};

async function readFiles(
  { effects, engine, ready }: Bench,
  study: Study,
  measure: SchoolMeasure,
): Promise<ReadInspections> {
  const files: InspectionFile[] = [];
  for (const name of [measure.file, ...measure.besideFiles]) {
    const spec = study.files.get(name);
    if (spec === undefined) throw new Error(`a measure without its file: ${measure.name}`);
    const tables: OpenTable[] = [];
    for (const [index, { file }] of (ready.files.get(name) ?? []).entries()) {
      effects.progress(`reading ${file.survey.name}`);
      tables.push(await openTable(engine, file, `${measure.name} ${name} ${index}`, "fill"));
    }
    const headers = tables.map(({ header }) => header);
    const entry = { renamed: spec.columns, headers, at: positions(study, spec) };
    files.push(...tables.map((table) => ({ table, entry })));
  }
  const grade = measure.outcome === "leadership_grade" ? "leadership" : "overall";
  // The latest and the one before are by the day of the inspection, for which it does not matter when it was published.
  const unpublished = measure.on.kind === "dates" ? measure.unpublished : "as inspected";
  const question = { grade, mapped: measure.grades, unpublished } as const;
  return readInspections(files, question);
}

/** What the files of inspections say about each school, by its own URN and its earlier ones. */
function factsByUrn(table: InspectionTable): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const facts = new Map(table.schools.map((school) => [school.urn, school.facts]));
  // Rows name the school of today first and what it was before after it, so facts go back along the whole line.
  for (const { urn, before } of [...table.inherited].reverse()) {
    const own = facts.get(urn);
    if (own !== undefined) facts.set(before, new Map([...own, ...(facts.get(before) ?? [])]));
  }
  return facts;
}

function followed(measure: SchoolMeasure, table: InspectionTable, question: FollowQuestion) {
  if (measure.on.kind === "dates") return followDates(question, measure.on);
  const past = new Set(table.inherited.map(({ before }) => before));
  return followLatest(
    question,
    table.schools.map(({ urn }) => urn).filter((urn) => !past.has(urn)),
  );
}

/** What the files say about a school, by its last listed URN where a list of latest judgements lacks its new one. */
function cluesOf(
  { urn, last }: FollowedSchool,
  own: ReadonlyMap<string, ReadonlyMap<string, string>>,
  { on }: SchoolMeasure,
): ReadonlyMap<string, string> {
  const before = on.kind === "dates" ? undefined : last?.inspections[0]?.split(" ")[0];
  return own.get(urn) ?? own.get(before ?? "") ?? new Map<string, string>();
}

/** Sums of good or outstanding, for the private folder. */
function sumsOf({ frame, key, grade }: GradedCells): SumCells {
  const none = new Int32Array(0);
  return {
    kind: "sums",
    frame,
    key,
    n: new Int32Array(grade.length).fill(1),
    sum: Float64Array.from(grade, (one) => (one <= 2 ? 1 : 0)),
    step: 1,
    rests: { cell: none, printed: none, pupils: none, printedMeans: 0, halfDigit: 0 },
  };
}

/** Shares of grades 1 and 2, or of grade 1 alone: a figure uses one or the other. */
function sharesOf(cells: GradedCells, areas: Areas): (figure: Figure) => Transforms {
  const upTo = (worst: 1 | 2): Transforms => {
    const moments = gradedMoments(cells, worst);
    return [
      {
        moments,
        means: new DomainMeans(moments, ({ area }) => ({ codes: areas.codesOf(area) })),
        scales: [shareOfSchools],
      },
    ];
  };
  const on = { good: upTo(2), outstanding: upTo(1) };
  return ({ id, base }) => {
    const statistic = leadershipStatistics.find((one) => one === base);
    if (statistic === undefined) throw new Error(`no statistic of grades: ${id}`);
    return on[boundaryOf(statistic)];
  };
}

/** Grades from the files of inspections to shares of schools: intake, schools followed, cells. */
export async function scoreGrades(bench: Bench, study: Study, measure: SchoolMeasure): Promise<Scored> {
  const read = await readFiles(bench, study, measure);
  refuseUnusableInspections(study, measure, read);
  const beside = await readFacts(bench, study, measure.name);
  const table = nameByLinks(read.table, beside.succession.links, beside.succession.register);
  const own = factsByUrn(table);
  bench.effects.progress("following schools through changes of URN");
  const question = leadershipSuccession(study, measure, table, beside.succession);
  const schools = followed(measure, table, question);
  const clues = new Map(schools.map((school) => [school.urn, cluesOf(school, own, measure)]));
  const { facts, read: found, placed } = await placeFacts(bench, study, measure.name, beside, clues);
  const times = timesOf(study, measure);
  const cells = gradedCells(schools, {
    times: [times.first, times.last],
    populations: leadershipPopulations(times),
    places: study.places,
    facts,
    own: clues,
  });
  const areas = new Areas(cells.frame, study.places, study.at);
  const described = describeSchools(measure, times, schools, cells, areas, leadershipAreas(study, measure, areas));
  const { exact, areas: counted, ...framed } = described;
  return {
    study,
    measure,
    frame: cells.frame,
    framed: { ...framed, ownAreas: new Map(), counted: null },
    areas,
    figures: askedFigures(study, measure, areas),
    on: sharesOf(cells, areas),
    scales: [shareOfSchools],
    again: null,
    read: {
      ledgers: [...read.ledgers, ...found.ledgers],
      entries: [...read.entries, ...found.entries],
      unplaced: [...cells.unplaced, ...(placed?.unplaced ?? [])],
      placed,
      codes: found.codes,
      ofPupils: null,
    },
    invariants: [],
    forPrivate: { sums: sumsOf(cells), statements: new Map(), followed: schools },
    exact,
    witnesses: [],
    grades: {
      first: times.first.title,
      last: times.last.title,
      areas: counted,
      frameworks: frameworksOf(schools),
      notes: leadershipNotes(study, measure, {
        overallGrades: read.entries.some(({ reason }) => reason === noOverallGrade),
        urns: table.schools.some(({ urn }) => namedAfter(urn) !== null),
        register: beside.succession.links.length > 0 && beside.succession.register === null,
      }),
    },
  };
}
