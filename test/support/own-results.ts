/** The figures of evidence/results.json that the study itself gives, without those under other choices. */
export function ownResults(text: string | undefined): unknown {
  const results: { readonly figures: readonly { readonly role: string }[] } = JSON.parse(text ?? "");
  return { ...results, figures: results.figures.filter(({ role }) => role !== "choice") };
}
