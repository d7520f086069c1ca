import type { Domain } from "../figures/figure.ts";
import type { ShownStatistic, Study } from "../study/study.ts";

/** What people call a statistic that a study can ask for. */
export const statisticNouns: Readonly<Record<ShownStatistic, string>> = {
  mean: "mean",
  gap: "gap",
  in_area_gap: "in-area gap",
  from_average: "distance from the average",
};

/**
 * Pupils of a population as a noun.
 *
 * @example pupilsWho("not disadvantaged") // "pupils who were not disadvantaged"
 * @example pupilsWho("all") // "all pupils"
 */
export function pupilsWho(title: string): string {
  return title.startsWith("not ") ? `pupils who were ${title}` : `${title} pupils`;
}

/** The noun for a population of the study. */
export function populationNoun(study: Study, population: string): string {
  return pupilsWho(study.populations.get(population)?.title ?? population);
}

const withArticle: ReadonlySet<string> = new Set([
  "North East",
  "North West",
  "South East",
  "South West",
  "East Midlands",
  "West Midlands",
  "East of England",
]);

/** A place after a preposition: "in London", "in the North East". */
export function placeNoun(name: string): string {
  return withArticle.has(name) ? `the ${name}` : name;
}

/** A domain as a noun: "disadvantaged pupils in London, 2019". */
export function domainNoun(study: Study, domain: Domain): string {
  return `${populationNoun(study, domain.population)} in ${placeNoun(domain.area.name)}, ${domain.year}`;
}

/** First letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
