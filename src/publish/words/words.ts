import type { Domain } from "../../figures/domain.ts";
import type { Study } from "../../study/study.ts";

/**
 * Pupils of a population as a noun.
 *
 * @example pupilsWho("not disadvantaged") // "pupils who were not disadvantaged"
 * @example pupilsWho("all") // "all pupils"
 * @example pupilsWho("at small schools") // "pupils at small schools"
 */
export function pupilsWho(title: string): string {
  if (title.startsWith("not ")) return `pupils who were ${title}`;
  return /^(at|from|in|of|whose|with|without) /.test(title) ? `pupils ${title}` : `${title} pupils`;
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

/** Whether a measure is about schools and their grades, not about pupils. */
export function isOfSchools({ measures }: Study, measure: string): boolean {
  return measures.get(measure)?.of === "schools";
}

/** Whether a measure is from a table of areas, which shows no schools. */
export function isOfAreas({ measures, files }: Study, measure: string): boolean {
  return files.get(measures.get(measure)?.file ?? "")?.areaTable !== undefined;
}

/**
 * What pupils are counted in: schools, or the areas of tables that do not show schools.
 *
 * @example clustersNoun(study) // "schools", "areas", or "schools or areas" where the study has both
 */
export function clustersNoun(study: Study): string {
  const ofAreas = [...study.measures.keys()].map((measure) => isOfAreas(study, measure));
  if (!ofAreas.includes(true)) return "schools";
  return ofAreas.includes(false) ? "schools or areas" : "areas";
}

/** The name of a measure in words. */
export function measureNoun(measure: string): string {
  return measure.replaceAll("_", " ");
}

/**
 * A sentence or label about one measure, with the measure named where the study has several.
 *
 * @example ofMeasure(study, "attainment", "In 2015, girls were ahead.") // "Attainment: in 2015, girls were ahead."
 */
export function ofMeasure(study: Study, measure: string, text: string): string {
  const several = [...study.measures.values()].filter(({ of }) => of === "pupils").length > 1;
  if (!several) return text;
  return `${capital(measureNoun(measure))}: ${startingLower(text)}`;
}

/** A sentence or label that follows a colon. */
export function startingLower(text: string): string {
  return text.replace(/^(By|In|It|Of|On|The|Gap|In-area|Mean|Measured|Distance|Change)\b/, (word) =>
    word.toLowerCase(),
  );
}

/** The text with a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
