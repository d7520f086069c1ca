import { shippedText } from "../../src/effects/shipped.ts";
import { domainOf } from "../../src/figures/domain.ts";
import type { Figure } from "../../src/figures/figure.ts";
import { mean, minus } from "../../src/figures/formula.ts";
import type { Area } from "../../src/places/area.ts";
import type { Cell } from "../../src/publish/tables/column.ts";
import type { Table } from "../../src/publish/tables/table.ts";
import { AreaNames } from "../../src/release/area-names.ts";
import type { ChoiceKind, ChoicesOfFigure } from "../../src/release/choices.ts";
import type { PrintedFigure, ReleasedContent } from "../../src/release/content.ts";
import type {
  ComparedEntry,
  FoundAreas,
  FoundClaim,
  FoundEntry,
  ShownAreas,
  ShownClaim,
  ShownRegister,
  ShownTest,
} from "../../src/release/families.ts";
import type { Finding } from "../../src/release/finding.ts";
import type { GradesOfMeasure, ShownGrades } from "../../src/release/grades.ts";
import type { Rules } from "../../src/release/rules.ts";
import { idsOfCounts } from "./grades-of-schools.ts";
import { figureOf } from "./shown-finding.ts";
import { parse } from "./study-faults.ts";

/** A study with a measure of pupils and one of schools, and a scheme of areas. */
export const inventedStudy = parse(`title: An invented release
data: invented
years: 2014-2015
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, area: area, year: year }
    groups: { group: { pupils: n, mean: m }, others: { pupils: o, mean: p } }
  inspections: { layout: ofsted-mi, path: inspections.csv }
places: { schemes: { area: { column: area } } }
measures:
  progress: { outcome: { mean_of: progress, decimals: 2 }, from: schools, against: { population: others, in: england } }
  leadership: { of: schools, outcome: leadership_grade, on: [2010-03-31, 2016-03-31] }
show:
  - gap: { measure: progress, of: group, in: [england, area] }
claims:
  - { name: behind, gap: progress, of: group, in: england, says: behind, every: year }
release: { rules: public-data }
`);

export const publicData: Rules = JSON.parse(shippedText("rules/public-data.json"));
export const srs10: Rules = JSON.parse(shippedText("rules/srs-10.json"));

/** Figures under other choices, as tests write them. */
export interface GivenChoices {
  readonly own: Finding;
  readonly others: readonly {
    readonly about: ChoiceKind;
    readonly name: string;
    readonly what?: string;
    readonly finding: Finding;
  }[];
}

/** What a test says of a release: findings as lists, and how they stand together with the findings themselves. */
export interface GivenContent extends Partial<Omit<ReleasedContent, "findings" | "groupings" | "printed">> {
  readonly printed?: readonly PrintedFigure[];
  readonly findings?: readonly Finding[];
  readonly variants?: readonly GivenChoices[];
  readonly sensitivity?: readonly GivenChoices[];
  readonly compared?: readonly FoundEntry[];
  readonly tests?: readonly ShownTest[];
  readonly pictures?: ShownRegister["pictures"];
  readonly claims?: readonly FoundClaim[];
  readonly areas?: readonly FoundAreas[];
  readonly grades?: readonly ShownGrades[];
}

/** Collects findings into the one list of a release. */
class Listed {
  readonly findings = new Map<string, Finding>();

  readonly add = (finding: Finding): string => {
    this.findings.set(finding.figure.id, finding);
    return finding.figure.id;
  };

  choices({ own, others }: GivenChoices): ChoicesOfFigure {
    return {
      own: this.add(own),
      others: others.map(({ about, name, what = "", finding }, at) => {
        const figure = { ...finding.figure, id: `${finding.figure.id}/under/${at}`, role: "choice" as const };
        return { about, name, what, figure: this.add({ ...finding, figure }) };
      }),
    };
  }

  entry({ questions, entry }: FoundEntry): ComparedEntry {
    return {
      entry,
      questions: questions.map(({ stated }) => ({ figures: stated.map(({ finding }) => this.add(finding)) })),
    };
  }

  claim({ weakest, missing, ...claim }: FoundClaim): ShownClaim {
    return { ...claim, weakest: weakest === null ? null : this.add(weakest), missing: missing.map(this.add) };
  }

  areas({ areas, leftOut, ...beside }: FoundAreas): ShownAreas {
    return {
      ...beside,
      areas: areas.map(({ finding, number: _, ...area }) => ({ ...area, id: this.add(finding) })),
      leftOut: leftOut.map(this.add),
    };
  }

  grades({ areas, ...rest }: ShownGrades): GradesOfMeasure {
    return { ...rest, areas: areas.map((area) => idsOfCounts(rest.measure, area, this.add)) };
  }
}

/** What is published of the invented study: nothing, unless told otherwise. */
export function releasedContent(given: GivenContent = {}): ReleasedContent {
  const {
    findings = [],
    variants = [],
    sensitivity = [],
    compared = [],
    tests = [],
    pictures = [],
    claims = [],
    areas = [],
    grades = [],
    printed = [],
    ...changed
  } = given;
  const listed = new Listed();
  for (const finding of findings) listed.add(finding);
  const names = new AreaNames([], publicData);
  const groupings = {
    decompositions: names.decompositions([]),
    variants: variants.map((one) => listed.choices(one)),
    sensitivity: sensitivity.map((one) => listed.choices(one)),
    register: { tests, pictures },
    comparisons: compared.map((one) => listed.entry(one)),
    claims: claims.map((one) => listed.claim(one)),
    areas: areas.map((one) => listed.areas(one)),
    grades: grades.map((one) => listed.grades(one)),
  };
  return {
    study: inventedStudy,
    rules: publicData,
    findings: names.findings(listed.findings),
    assurances: [],
    groupings,
    agreement: [],
    scales: new Map(),
    flow: [],
    entries: [],
    losses: [],
    usedColumns: [],
    doubts: [],
    witnesses: [],
    unplaced: [],
    placed: [],
    codes: [],
    toCheck: [],
    larger: [],
    columns: [],
    yearNotes: [],
    schemes: [],
    notes: [],
    printed: names.printed(printed, new Map()),
    provenance: {
      program: "coldspot",
      engine: "duckdb",
      studyFile: "study.yaml",
      studySha256: "0",
      seal: { state: "none", sha256: "0", date: null },
      studyText: names.studyText(() => "", inventedStudy.places, new Map()),
    },
    schemesOfRecords: [],
    groups: [],
    checks: [],
    ...changed,
  };
}

export const nation: Area = { key: "england", scheme: "national", code: "E92000001", name: "England", within: null };

/** An area of the study's scheme; its code is its name in capitals. */
export function areaNamed(name: string): Area {
  return { key: `area-${name.toLowerCase()}`, scheme: "area", code: name.toUpperCase(), name, within: null };
}

/** The gap of the group in an area in 2015, set against the others of the nation, unless told otherwise. */
export function gapIn(area: Area, changed: Partial<Figure> = {}): Figure {
  const of = domainOf("group", area, 2015);
  const against = domainOf("others", nation, 2015);
  return figureOf({ of, against, formula: minus(mean(against), mean(of)), ...changed });
}

/** The rows of a table by the names of their columns; numbers with their decimals as [value, decimals]. */
export function namedRows(
  table: Table,
): readonly Readonly<Record<string, Exclude<Cell, object> | readonly number[]>>[] {
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(
      table.columns.map(({ name, cells }) => {
        const cell = cells[row] ?? null;
        return [name, typeof cell === "object" && cell !== null ? [cell.value, cell.decimals] : cell];
      }),
    ),
  );
}
