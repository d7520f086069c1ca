import type { CountedInYear } from "../cells/own-areas.ts";
import type { Decomposition } from "../figures/decompose/decomposition.ts";
import type { Domain } from "../figures/domain.ts";
import type { AnyFigure } from "../figures/figure.ts";
import { domainsOf } from "../figures/formula.ts";
import type { PrintedLine } from "../intake/printed-figures.ts";
import { type Area, slug } from "../places/area.ts";
import type { NameInStudy } from "../study/left-out.ts";
import type { PlaceSpec } from "../study/study.ts";
import type { Findings } from "./finding.ts";
import type { OwnFigures } from "./inside.ts";
import type { Named } from "./named.ts";
import { type Rules, zerosAreSmall } from "./rules.ts";

/** A scheme whose areas have their names from the records, and what the release says about those it does not name. */
export interface SchemeOfRecords {
  readonly scheme: string;
  readonly what: string;
}

function areasOfDomain(domain: Domain): readonly Area[] {
  return domain.kind === "school means"
    ? [domain.area, ...areasOfDomain(domain.side), ...areasOfDomain(domain.other)]
    : [domain.area];
}

/** Every area that a figure is about, in its formula or in its words. */
function areasOfFigure({ of, against, with: other, versus, countedBy, formula }: AnyFigure): readonly Area[] {
  return [of, against, other, versus, countedBy, ...domainsOf(formula)].flatMap((domain) =>
    domain === null || domain === undefined ? [] : areasOfDomain(domain),
  );
}

const isEnough = ({ pupils, schools }: CountedInYear, { hide }: Rules) =>
  pupils >= hide.pupilsBelow && schools >= hide.schoolsBelow;

/** Which areas of a scheme of records are named, in words; null where the rules hide no small counts. */
export function whatIsNamed(rules: Rules): string | null {
  if (!zerosAreSmall(rules)) return null;
  const { pupilsBelow, schoolsBelow } = rules.hide;
  return `named only where at least ${pupilsBelow} pupils of ${schoolsBelow} schools are counted in one year; others, if there are any, are in no list, picture or number of areas`;
}

/** Names by which a study can ask for an area, as they are compared. */
const askedAs = ({ scheme, code, name }: Area) => [`${scheme} ${name}`, `${scheme} ${code}`].map(slug);

/** Ids of figures begin with a measure, a statistic and a population; areas come after these. */
const afterPopulation = 3;

/** What stands in place of an id with the name of an area. */
const notNamed = "not named";

/** A text without the names for which a test says so. */
type TextWithout = (isNameless: (name: NameInStudy) => boolean) => string;

/**
 * Which areas may be named, decided once for everything that is published.
 *
 * Where rules hide small counts, the name of an area reveals that somebody is in it. So an area whose name comes from the
 * records themselves is named only if, in some year, enough pupils and schools are counted in it: with fewer, every one
 * of its figures is hidden anyway. Nothing shows whether the few are none, because such an area leaves every list and
 * every count of areas, as if it were not in the data. It is decided for each measure, by its own pupils. The names of
 * all other areas are public: they ship, are read from another file, or are written by the study's author.
 *
 * @example // under srs-10: 10 pupils of 3 schools in 2019 are enough; 40 pupils of 2 schools, or 9 in each of 4 years, are not
 */
export class AreaNames {
  readonly #rules: Rules;
  readonly #hides: boolean;
  /** By measure and scheme of its records: areas that may be named, by their keys. */
  readonly #mayBeNamed: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Area>>>;

  /** By measure: keys of the areas that may not. */
  readonly #nameless: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(measures: readonly Pick<OwnFigures, "measure" | "ownAreas">[], rules: Rules) {
    this.#rules = rules;
    this.#hides = zerosAreSmall(rules);
    this.#nameless = new Map(
      measures.map(({ measure, ownAreas }) => {
        const small = [...ownAreas.values()].flat().filter(({ years }) => !years.some((one) => isEnough(one, rules)));
        return [measure, new Set(small.map(({ area }) => area.key))] as const;
      }),
    );
    this.#mayBeNamed = new Map(
      measures.map(({ measure, ownAreas }) => {
        const schemes = [...ownAreas].map(([scheme, areas]) => {
          const large = areas.filter(({ years }) => years.some((year) => isEnough(year, rules)));
          return [scheme, new Map(large.map(({ area }) => [area.key, area]))] as const;
        });
        return [measure, new Map(schemes)] as const;
      }),
    );
  }

  /** Whether an area may be named in what is said about a measure. */
  mayName(measure: string, area: Area): boolean {
    const areas = this.#mayBeNamed.get(measure)?.get(area.scheme);
    return !this.#hides || areas === undefined || areas.has(area.key);
  }

  /** A part of a gap may be about the nation alone, and have the name of the area whose gap it is a part of in its id. */
  #mayBeListed(figure: AnyFigure): boolean {
    const { id, measure } = figure;
    const nameless = this.#nameless.get(measure);
    if (!this.#hides || nameless === undefined) return true;
    return (
      areasOfFigure(figure).every((area) => this.mayName(measure, area)) &&
      !id
        .split("/")
        .slice(afterPopulation)
        .some((part) => nameless.has(part))
    );
  }

  /** The findings whose areas may be named; the others leave the list, with their ids. */
  findings(all: Findings): Named<Findings> {
    return this.#pass(new Map([...all].filter(([, { figure }]) => this.#mayBeListed(figure))));
  }

  /** The decompositions of areas that may be named. */
  decompositions(all: readonly Decomposition[]): Named<readonly Decomposition[]> {
    return this.#pass(all.filter(({ measure, area }) => this.mayName(measure, area)));
  }

  /**
   * The study file as it is published: where no measure may name an area that the study asks for, or has among the
   * members of a group, the file says "not named" instead.
   *
   * @param leaveOut the text of the study without the names for which its argument says so
   * @param all every finding, also those that left the list
   */
  studyText(leaveOut: TextWithout, { schemes, groups }: PlaceSpec, all: Findings): Named<string> {
    if (!this.#hides) return this.#pass(leaveOut(() => false));
    const listed = this.findings(all);
    return this.#pass(
      leaveOut(({ what, scheme, words }) => {
        switch (what) {
          case "member":
            return this.#isNameless(scheme, ({ code, name }) => code === words || name === words);
          case "place": {
            const own = [...schemes.keys()].filter((each) => slug(words).startsWith(`${slug(each)}-`));
            const [longest] = own.sort((a, b) => b.length - a.length);
            if (longest === undefined || groups.has(words) || schemes.has(words)) return false;
            return this.#isNameless(longest, (area) => askedAs(area).includes(slug(words)));
          }
          case "figure":
            return all.has(words) && !listed.has(words);
        }
      }),
    );
  }

  /**
   * Printed figures as they are published: the id of one about an area that is not named is not written out.
   *
   * @param all every finding, also those that left the list
   */
  printed(lines: readonly PrintedLine[], all: Findings): Named<readonly PrintedLine[]> {
    const listed = this.findings(all);
    const nameless = [...all.keys()].filter((id) => !listed.has(id));
    const told = (ids: string) => {
      const parts = ids.split(/\*|\{[\d,]+\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
      const isIt = new RegExp(`^${parts.join("\\d+")}$`);
      return nameless.some((id) => isIt.test(id)) ? notNamed : ids;
    };
    if (nameless.length === 0) return this.#pass(lines);
    return this.#pass(lines.map((line) => ({ ...line, figure: told(line.figure), printed: told(line.printed) })));
  }

  /** What a variant changes, in words: members of a group whose names come from the records are not written out. */
  changes(lines: readonly string[]): readonly string[] {
    if (!this.#hides) return lines;
    return lines.map((line) => {
      const [places, groups, group, scheme] = line.split(": ");
      const isOfRecords = places === "places" && groups === "groups" && this.#isOfRecords(scheme ?? "");
      return isOfRecords ? [places, groups, group, scheme, "other members"].join(": ") : line;
    });
  }

  /** For each scheme of records, which of its areas are named: the same words whether others are left out or not. */
  schemes(): readonly SchemeOfRecords[] {
    const what = whatIsNamed(this.#rules);
    if (what === null) return [];
    const names = new Set([...this.#mayBeNamed.values()].flatMap((schemes) => [...schemes.keys()]));
    return [...names].map((scheme) => ({ scheme, what }));
  }

  #pass<Content>(content: Content): Named<Content> {
    return content as Named<Content>;
  }

  #isOfRecords(scheme: string): boolean {
    return [...this.#mayBeNamed.values()].some((schemes) => schemes.has(scheme));
  }

  /** Whether a name is one of a scheme of records, and no area that some measure may name has it. */
  #isNameless(scheme: string, isIt: (area: Area) => boolean): boolean {
    const areas = [...this.#mayBeNamed.values()].flatMap((schemes) => [...(schemes.get(scheme)?.values() ?? [])]);
    return this.#isOfRecords(scheme) && !areas.some(isIt);
  }
}
