/** An attribute that names the tests behind a sentence or title, as tables/tests.csv has them; none where there are none. */
export function testedBy(tests: readonly string[]): { readonly "data-tests"?: string } {
  return tests.length === 0 ? {} : { "data-tests": tests.join(" ") };
}
