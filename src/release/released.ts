import type { Resampled } from "../estimates/bootstrap/resampled.ts";
import type { Estimated } from "../estimates/estimate.ts";
import type { Scale } from "../estimates/scale.ts";
import type { AlternativesOfFigure } from "../estimates/sensitivity/alternative.ts";
import type { FileLedger } from "../intake/ledger.ts";
import type { PrintedLine } from "../intake/printed-figures.ts";
import type { SchemeUsed } from "../places/scheme.ts";
import type { Leadership } from "../schools/followed-areas.ts";
import type { Study } from "../study/study.ts";
import { type BootstrapTable, protectBootstrap } from "./bootstrap-table.ts";
import { type ComparedFigure, compareVariants, type UnprotectedVariant } from "./compared-figure.ts";
import { type DecomposedFindings, protectDecomposed, type UnprotectedParts } from "./decomposed.ts";
import { type EntryFlow, entryFlows } from "./entry-flow.ts";
import type { Finding } from "./finding.ts";
import { type ProtectedLeadership, protectLeadership } from "./leadership.ts";
import { type ManyUnprotected, type ProtectedMany, protectMany, type StatusOf } from "./many.ts";
import { type ProtectedPercentileGap, protectPercentileGap } from "./percentile-gap.ts";
import { type Counted, protectFigure, shownFreedom } from "./primary.ts";
import { type ProtectedCount, type ProtectedFlow, protectFlow } from "./protected-flow.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";
import { type HiddenSets, hiddenSets, hideMovesWithSets, hideWithSet, noHiddenSets } from "./school-sets.ts";
import { protectSensitivity, type SensitivityPanel } from "./sensitivity-panel.ts";

/** What made the release, without clock, path or machine. */
export interface Provenance {
  readonly program: string;
  readonly engine: string;
  readonly studyFile: string;
  readonly studySha256: string;
  readonly studyText: string;
}

/** A check on the release as a whole, run or not: an output checker must be able to see which. */
export interface Check {
  readonly name: string;
  readonly status: "passed" | "not run";
  readonly what: string;
}

/** Ways of reading a printed figure or claim. */
export type Reading = PrintedLine["reads"];

/** A printed figure that the user wants to see beside ours. */
export interface PrintedFigure {
  readonly id: string;
  readonly figure: string;
  /** A number, or for a claim about two figures the other figure. */
  readonly printed: string;
  /** How the print is to be read: `rounded`, `percent`, `over`, `rises every year`, ... */
  readonly reads: Reading;
  readonly source: string;
  readonly note: string;
}

/** A part of the schools that a scheme could not place. */
export interface ProtectedUnplaced {
  readonly scheme: string;
  readonly reason: string;
  readonly schools: ProtectedCount;
}

/** The column of an extract that a role was found in. */
export interface ColumnOfRole {
  readonly entry: string;
  readonly file: string;
  readonly role: string;
  readonly column: string;
}

/** Something about years that a reader of figures on them must know. */
export interface YearNote {
  readonly years: readonly number[];
  readonly what: string;
  readonly why: string;
  readonly source: string;
  readonly confidence: string;
}

/** A way in which schools were placed in districts, with how many there are. */
export interface ProtectedPlacing {
  readonly what: string;
  readonly schools: ProtectedCount;
}

/** Something about pupils that a reader must know, with how many there are. */
export interface ProtectedNote {
  readonly what: string;
  readonly pupils: ProtectedCount;
}

export interface ReleasedContent {
  readonly study: Study;
  readonly rules: Rules;
  readonly findings: readonly Finding[];
  /** The study's own figures beside those of its variants; empty where it has none. */
  readonly compared: readonly ComparedFigure[];
  /** Figures under every other choice; empty where the study asks for none. */
  readonly sensitivity: readonly SensitivityPanel[];
  /** Gaps read as the sums of parts. */
  readonly decomposed: DecomposedFindings;
  readonly bootstrap: BootstrapTable;
  readonly percentileGaps: readonly ProtectedPercentileGap[];
  /** What figures are together: adjusted comparisons, claims, areas side by side. */
  readonly many: ProtectedMany;
  readonly scales: ReadonlyMap<string, readonly Scale[]>;
  readonly flow: readonly ProtectedFlow[];
  /** The same of all files of an entry together, step by step. */
  readonly entries: readonly EntryFlow[];
  readonly unplaced: readonly ProtectedUnplaced[];
  /** How schools were placed in districts; empty where no scheme needs the districts of a day. */
  readonly placed: readonly ProtectedPlacing[];
  /** What a reader is told of the codes of areas in the study's files. */
  readonly codes: readonly string[];
  /** Columns of extracts by the roles they were found for. */
  readonly columns: readonly ColumnOfRole[];
  /** What is odd about the years of the study, for what it measures. */
  readonly yearNotes: readonly YearNote[];
  /** Schemes that ship and that the study uses. */
  readonly schemes: readonly SchemeUsed[];
  readonly notes: readonly ProtectedNote[];
  readonly printed: readonly PrintedFigure[];
  /** Schools followed between two times, of each measure of grades. */
  readonly leadership: readonly ProtectedLeadership[];
  readonly provenance: Provenance;
  readonly checks: readonly Check[];
}

/** Everything that stands before the door. */
export interface Unprotected {
  readonly study: Study;
  readonly estimates: readonly Estimated[];
  /** Ids of the figures that variants are compared on, and the variants. */
  readonly compared: readonly string[];
  readonly variants: readonly UnprotectedVariant[];
  readonly sensitivity: readonly AlternativesOfFigure[];
  readonly decomposed: readonly UnprotectedParts[];
  /** What schools drawn again say, measure by measure. */
  readonly resampled: readonly Resampled[];
  /** What figures are together, worked out once it is known which of them are shown. */
  readonly many: (statusOf: StatusOf) => ManyUnprotected;
  readonly scales: ReadonlyMap<string, readonly Scale[]>;
  readonly ledgers: readonly FileLedger[];
  readonly unplaced: readonly { readonly scheme: string; readonly reason: string; readonly schools: number }[];
  readonly placed: readonly { readonly what: string; readonly schools: number }[];
  readonly codes: readonly string[];
  /** Members of schemes in which no school of the data lies: told only where zeros may be told. */
  readonly absent: readonly string[];
  readonly columns: readonly ColumnOfRole[];
  readonly yearNotes: readonly YearNote[];
  readonly schemes: readonly SchemeUsed[];
  readonly notes: readonly { readonly what: string; readonly pupils: number }[];
  readonly invariants: readonly string[];
  readonly printed: readonly PrintedFigure[];
  readonly leadership: readonly Leadership[];
  readonly provenance: Provenance;
}

/** Keeps what has a count that may be told; where zeros are small, the rest is as if it were none. */
function tellable<Part>(parts: readonly Part[], count: (part: Part) => ProtectedCount, rules: Rules): readonly Part[] {
  return zerosAreSmall(rules) ? parts.filter((part) => count(part) !== null) : parts;
}

function isShare({ measures }: Study, { figure }: Estimated): boolean {
  const measure = measures.get(figure.measure);
  return measure?.of === "schools" || measure?.method === "threshold";
}

/** Where the unit is the school, thresholds count schools. */
function countedIn({ measures }: Study, measure: string): Counted {
  return measures.get(measure)?.of === "schools" ? "schools" : "pupils";
}

function countedBy(study: Study, { figure }: Estimated): Counted {
  return countedIn(study, figure.measure);
}

/** Sets of schools rated both times that are hidden in areas, for the measures of schools. */
function setsHiddenIn(
  study: Study,
  estimates: readonly Estimated[],
  rules: Rules,
  alone: (estimated: Estimated, study: Study) => Finding,
): HiddenSets {
  const ofSchools = estimates.filter((estimated) => countedBy(study, estimated) === "schools");
  return hiddenSets(ofSchools, rules, (estimated) => alone(estimated, study));
}

const checks: readonly Check[] = [
  {
    name: "primary suppression",
    status: "passed",
    what: "every mean behind a shown figure rests on enough pupils and schools, as the rules say",
  },
  {
    name: "complementary suppression",
    status: "not run",
    what: "this version does not look for hidden figures that follow from shown ones by subtraction",
  },
  { name: "attack", status: "not run", what: "this version does not bound hidden counts from everything shown" },
];

/**
 * The only door out: what passed the rules. A literal cannot forge it, and `contentOf` checks it once more at run time.
 */
export class Released {
  readonly #content: ReleasedContent;

  private constructor(content: ReleasedContent) {
    this.#content = content;
  }

  /** Applies the rules to everything that is to leave. */
  static protect(inside: Unprotected, rules: Rules): Released {
    const alone = (estimated: Estimated, study: Study) =>
      protectFigure(estimated, rules, isShare(study, estimated), countedBy(study, estimated));
    const setsOfStudy = new Map(
      [inside, ...inside.variants].map(({ study, estimates }) => [study, setsHiddenIn(study, estimates, rules, alone)]),
    );
    const hidden = setsOfStudy.get(inside.study) ?? noHiddenSets;
    const protect = (estimated: Estimated, study: Study) =>
      hideWithSet(alone(estimated, study), setsOfStudy.get(study) ?? noHiddenSets);
    const findings = inside.estimates.map((estimated) => protect(estimated, inside.study));
    return new Released({
      study: inside.study,
      rules,
      findings,
      compared: compareVariants(findings, inside.compared, inside.variants, rules, protect),
      sensitivity: protectSensitivity(findings, inside, rules, protect),
      decomposed: protectDecomposed(inside.decomposed, (estimated) => protect(estimated, inside.study)),
      bootstrap: protectBootstrap(
        inside.resampled.flatMap(({ figures }) => figures),
        inside.estimates,
        findings,
      ),
      percentileGaps: inside.resampled
        .flatMap(({ percentileGaps }) => percentileGaps)
        .map((gap) => protectPercentileGap(gap, rules)),
      many: protectMany(findings, inside.many, (measure, degreesOfFreedom) =>
        shownFreedom(degreesOfFreedom, rules, countedIn(inside.study, measure)),
      ),
      scales: inside.scales,
      flow: inside.ledgers.map((ledger) => protectFlow(ledger, rules)),
      entries: entryFlows(inside.ledgers, rules),
      unplaced: tellable(
        inside.unplaced.map((part) => ({ ...part, schools: protectCount(part.schools, rules) })),
        ({ schools }) => schools,
        rules,
      ),
      placed: tellable(
        inside.placed.map((part) => ({ ...part, schools: protectCount(part.schools, rules) })),
        ({ schools }) => schools,
        rules,
      ),
      codes: [...inside.codes, ...(zerosAreSmall(rules) ? [] : inside.absent)],
      columns: inside.columns,
      yearNotes: inside.yearNotes,
      schemes: inside.schemes,
      notes: tellable(
        inside.notes.map((note) => ({ ...note, pupils: protectCount(note.pupils, rules) })),
        ({ pupils }) => pupils,
        rules,
      ),
      printed: inside.printed,
      leadership: inside.leadership.map((one) => hideMovesWithSets(protectLeadership(one, rules), hidden)),
      provenance: inside.provenance,
      checks: [
        ...inside.invariants.map(
          (claim): Check => ({ name: "invariant", status: "passed", what: `${claim}, in every year` }),
        ),
        ...checks,
      ],
    });
  }

  /**
   * What may be published.
   *
   * @throws TypeError for anything that did not come through `protect`
   */
  static contentOf(released: Released): ReleasedContent {
    if (!(#content in released)) throw new TypeError("not released: nothing may be published past disclosure control");
    return released.#content;
  }
}
