/**
 * The population of a group's pupils whose band is not observed, as figures call it. It is not declared in a study: a
 * run makes it where there are such pupils, so that bands and this one are the whole group.
 *
 * @example restOfBands("disadvantaged") // "whose band is not known among disadvantaged"
 */
export function restOfBands(group: string): string {
  return `whose band is not known among ${group}`;
}
