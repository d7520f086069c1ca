/**
 * The name in figures of the population of a group's pupils whose band was not observed. No study declares it: a run
 * makes it where there are such pupils, so that the bands and this population make up the whole group.
 *
 * @example restOfBands("disadvantaged") // "whose band is not known among disadvantaged"
 */
export function restOfBands(group: string): string {
  return `whose band is not known among ${group}`;
}
