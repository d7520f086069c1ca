import { shippedText } from "../effects/shipped.ts";

/** Codes in published tables and their meanings, by the code in lower case. A study's own codes come first. */
export function suppressionCodes(own: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const { codes }: { readonly codes: Readonly<Record<string, string>> } = JSON.parse(
    shippedText("layouts/suppression-codes.json"),
  );
  const known = new Map(Object.entries(codes).map(([code, meaning]) => [code.toLowerCase(), meaning]));
  for (const [code, meaning] of own) known.set(code.toLowerCase(), meaning);
  return known;
}
