import { loadSolver } from "../attack/solver.ts";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Estimated } from "../estimates/estimate.ts";
import type { Study } from "../study/study.ts";
import { AreaNames } from "./area-names.ts";
import { type LookUp, shippedCoverage } from "./assurance/coverage-found.ts";
import { markByCoverage, type SchoolsOfMeasures } from "./assurance/mark-by-coverage.ts";
import { assurancesOf } from "./assurance/shown-assurance.ts";
import { protectChoices } from "./choices.ts";
import { shownColumns } from "./column-profile.ts";
import type { Check, ReleasedContent } from "./content.ts";
import { type Doubt, doubtsOfAreas, doubtsOfIds, doubtsOfWitnesses } from "./doubts.ts";
import { entryFlows } from "./entry-flow.ts";
import { protectExact } from "./exact.ts";
import { protectFamilies } from "./families.ts";
import { type Finding, type Findings, hidden } from "./finding.ts";
import { protectGrades } from "./grades.ts";
import { hideTogether } from "./hidden-together.ts";
import type { Inside, OwnFigures } from "./inside.ts";
import { doubtsSaid, guardAgainstLoss, type LossOfFile, lossesOf, restsOn } from "./losses.ts";
import { protectPercentileGap } from "./percentile-gap.ts";
import { decimalsOf, protectFigure, shownFreedom, type Units } from "./primary.ts";
import { type ProtectedCount, protectFlow } from "./protected-flow.ts";
import { withResampling } from "./resampling.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";
import { protectSentence } from "./sentence.ts";
import { type HiddenSets, hideWithSet, setsHidden } from "./sets-rated-twice.ts";
import { type Complementary, hiddenForOthers, outcomeOf, protectTogether } from "./universe/complementary.ts";
import { toldGroups } from "./universe/told-groups.ts";
import { protectWitness } from "./witnesses.ts";

/** Keeps what has a count that may be shown; where zeros count as small, the rest is treated as if it were zero. */
function showable<Part>(parts: readonly Part[], count: (part: Part) => ProtectedCount, rules: Rules): readonly Part[] {
  return zerosAreSmall(rules) ? parts.filter((part) => count(part) !== null) : parts;
}

/** Where the unit is the school, thresholds count schools; a table of areas does not show any. */
function unitsOf({ measures, files }: Study, measure: string): Units {
  const spec = measures.get(measure);
  if (spec?.of === "schools") return "schools";
  return files.get(spec?.file ?? "")?.areaTable === undefined ? "pupils" : "areas";
}

/**
 * The rules, what was lost of the files, and how often intervals of each kind and size hold: what becomes of a figure
 * depends on all of them.
 */
interface Door {
  readonly rules: Rules;
  readonly losses: readonly LossOfFile[];
  readonly doubts: readonly Doubt[];
  readonly nations: SchoolsOfMeasures;
  readonly coverage: LookUp;
}

/** A finding that may be shown by itself, as what was lost and the trials of its kind of interval allow. */
function guarded(finding: Finding, study: Study, { losses, doubts, nations, coverage }: Door): Finding {
  return markByCoverage(guardAgainstLoss(finding, losses, study, doubts), study, nations, coverage);
}

/** What the rules decide about one figure, whatever else is shown. */
function alone(study: Study, estimated: Estimated, door: Door): Finding {
  const measure = study.measures.get(estimated.figure.measure);
  const isShare = measure?.of === "schools" || measure?.method === "threshold";
  const finding = protectFigure(estimated, door.rules, isShare, unitsOf(study, estimated.figure.measure));
  return guarded(finding, study, door);
}

/** Nothing is hidden besides where inputs are published already. */
const notNeeded: Complementary = {
  findings: new Map(),
  units: [],
  isHidden: () => false,
  lost: [],
};

/** Hides what would give away what the rules hide. */
async function together(decided: Findings, { study, measures }: Inside, rules: Rules): Promise<Complementary> {
  if (!zerosAreSmall(rules)) return { ...notNeeded, findings: decided };
  const protectedToo = protectTogether(await loadSolver(), decided, measures, study, rules);
  if (protectedToo.lost.length === 0) return protectedToo;
  throw new ColdspotError(
    `small groups of pupils follow from what is shown, whatever else is hidden: ${protectedToo.lost.length}`,
    { exitCode: 4, advice: "ask for fewer overlapping groups or areas, or for larger ones" },
  );
}

function checksOf(rules: Rules): readonly Check[] {
  const primary: Check = {
    name: "primary suppression",
    status: "passed",
    what: "every mean behind a shown figure comes from enough pupils and schools, as the rules require",
  };
  if (!zerosAreSmall(rules)) {
    const what = "not needed: the inputs are published, and the rules do not hide small groups of them";
    return [
      primary,
      { name: "complementary suppression", status: "not run", what },
      { name: "attack", status: "not run", what },
    ];
  }
  return [
    primary,
    {
      name: "complementary suppression",
      status: "passed",
      what: "no number of pupils that the rules hide is a sum or difference of those shown by measures of the same pupils; not looked at: other choices and variants, adjusted gaps, notes, grades of schools",
    },
    {
      name: "attack",
      status: "passed",
      what: `as far as the same figures show, a hidden number of pupils can still take values ${rules.hide.pupilsBelow} apart, a number of those who reached a threshold half as far; hidden means of ranks were bounded where shown numbers link at most 60 classes of pupils`,
    },
  ];
}

const listed = (findings: readonly Finding[]): Findings =>
  new Map(findings.map((finding) => [finding.figure.id, finding]));

/** The study's own figures, each by the rules for it alone: asked, parts, percentiles, counts. */
function ownFindings({ study, measures }: Inside, door: Door): Findings {
  const { rules } = door;
  const each = (estimates: readonly Estimated[]) => estimates.map((estimated) => alone(study, estimated, door));
  return listed([
    ...measures.flatMap(({ estimates }) => each(estimates)),
    ...measures.flatMap(({ parts }) => each(parts)),
    ...measures
      .flatMap(({ resampled }) => resampled.percentileGaps)
      .map((estimate) => guarded(protectPercentileGap(estimate, rules), study, door)),
    ...measures.flatMap(({ measure, exact }) =>
      exact.map((figure) => guarded(protectExact(figure, rules, unitsOf(study, measure)), study, door)),
    ),
  ]);
}

/** Sets of schools rated both times that are hidden, of the study or one of its variants. */
function hiddenSetsOf(study: Study, measures: readonly OwnFigures[], door: Door): HiddenSets {
  return setsHidden(measures, door.rules, (estimated) => alone(study, estimated, door));
}

/** Findings in the order in which readers meet them: asked, parts, percentiles, choices, counts. */
function inOrder(own: Findings, choices: Findings): Findings {
  const isCount = ({ figure }: Finding) => figure.role === "count";
  const all = [...own.values()];
  return listed([...all.filter((one) => !isCount(one)), ...choices.values(), ...all.filter(isCount)]);
}

/**
 * What passed the rules, and the only way to publish. A literal cannot forge it, and `contentOf` checks it again at run
 * time.
 */
export class Released {
  readonly #content: ReleasedContent;

  private constructor(content: ReleasedContent) {
    this.#content = content;
  }

  /** Applies the rules to everything that is to be published. */
  static async protect(inside: Inside, rules: Rules): Promise<Released> {
    const { study, measures } = inside;
    const losses = lossesOf(inside.ledgers, study, rules);
    const witnesses = measures.flatMap((measure) => measure.witnesses.map((one) => protectWitness(one, rules)));
    const doubts = [
      ...doubtsOfWitnesses(witnesses, rules),
      ...measures.flatMap(({ measure, nearIds, lossOfAreas }) => {
        const file = study.files.get(study.measures.get(measure)?.file ?? "");
        return [
          ...doubtsOfAreas(measure, lossOfAreas, rules, (population, group) => restsOn(population, group, file)),
          ...doubtsOfIds(measure, nearIds, rules),
        ];
      }),
    ];
    const nations = new Map(measures.map(({ measure, frame }) => [measure, frame.schools.keys.length]));
    const door = { rules, losses, doubts, nations, coverage: shippedCoverage() };
    const sets = hiddenSetsOf(study, measures, door);
    const { findings: linked, hideAlike } = hideTogether(ownFindings(inside, door), measures, sets, rules);
    const complementary = await together(linked, inside, rules);
    const { findings: decided } = complementary;
    const names = new AreaNames(measures, rules);
    const hiddenTogether = names.findings(decided);
    const variants = study.variants.map((one) => ({ ...one, changes: names.changes(one.changes) }));
    const setsOfStudy = new Map(inside.variants.map((one) => [one.study, hiddenSetsOf(one.study, one.measures, door)]));
    const measuresOfStudy = new Map([
      [study, measures] as const,
      ...inside.variants.map((one) => [one.study, one.measures] as const),
    ]);
    const told = inside.variants.map((one) => ({ ...one, changes: names.changes(one.changes) }));
    const choices = protectChoices(hiddenTogether, { ...inside, variants: told }, rules, (estimated, of) => {
      const one = hideAlike(alone(of, estimated, door));
      const isHidden = one.kind !== "hidden" && complementary.isHidden(one.figure);
      const finding = isHidden ? hidden(one.figure, "suppressed", hiddenForOthers) : one;
      const measure = measuresOfStudy.get(of)?.find((one) => one.measure === estimated.figure.measure);
      return measure === undefined
        ? finding
        : hideWithSet(finding, measure, of === study ? sets : (setsOfStudy.get(of) ?? sets));
    });
    const { findings: own, agreement } = withResampling(
      hiddenTogether,
      measures.flatMap(({ resampled }) => resampled.figures),
      measures.flatMap(({ estimates }) => estimates),
    );
    const findings = names.findings(inOrder(own, choices.findings));
    const families = await protectFamilies(findings, inside.families, {
      freedom: (measure, degreesOfFreedom) => shownFreedom(degreesOfFreedom, rules, unitsOf(study, measure)),
      decimals: (se) => decimalsOf(se, rules),
    });
    return new Released({
      study: { ...study, variants },
      rules,
      findings,
      assurances: assurancesOf(findings, families.areas, study, door),
      groupings: {
        decompositions: names.decompositions(measures.flatMap(({ decompositions }) => decompositions)),
        variants: choices.variants,
        sensitivity: choices.sensitivity,
        ...families,
        grades: measures.flatMap(({ measure, grades }) =>
          grades === null ? [] : protectGrades(measure, grades, rules),
        ),
      },
      agreement,
      scales: new Map(measures.map(({ measure, scales }) => [measure, scales])),
      flow: inside.ledgers.map((ledger) => protectFlow(ledger, rules)),
      entries: entryFlows(inside.ledgers, rules),
      losses,
      usedColumns: shownColumns(inside.ledgers, study, rules),
      doubts: doubtsSaid(doubts, findings.values()).map(({ verdict, why }) => ({ verdict, why })),
      witnesses,
      unplaced: showable(
        inside.unplaced.map((part) => ({ ...part, schools: protectCount(part.schools, rules) })),
        ({ schools }) => schools,
        rules,
      ),
      placed: showable(
        inside.placed.map((part) => ({ ...part, schools: protectCount(part.schools, rules) })),
        ({ schools }) => schools,
        rules,
      ),
      codes: [
        ...inside.codes.map((one) => protectSentence(one, rules)),
        ...(zerosAreSmall(rules) ? [] : inside.absent),
      ],
      toCheck: inside.toCheck.map((one) => protectSentence(one, rules)),
      larger: inside.larger.map((one) => protectSentence(one, rules)),
      columns: inside.columns,
      yearNotes: inside.yearNotes,
      schemes: inside.schemes,
      notes: showable(
        inside.notes.map((note) => ({ ...note, pupils: protectCount(note.pupils, rules) })),
        ({ pupils }) => pupils,
        rules,
      ),
      printed: names.printed(inside.printed, decided),
      provenance: { ...inside.provenance, studyText: names.studyText(inside.studyText, study.places, decided) },
      schemesOfRecords: names.schemes(),
      groups: complementary.units.map((one) => toldGroups(findings, one, (measure) => outcomeOf(study, measure))),
      checks: [
        ...inside.invariants.map(
          (claim): Check => ({ name: "invariant", status: "passed", what: `${claim}, in every year` }),
        ),
        ...checksOf(rules),
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
