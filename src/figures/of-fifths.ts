import type { Study } from "../study/study.ts";

/** Whether a scheme is one of fifths. Their order is fixed, so the first and last are not extremes picked by result. */
export function isOfFifths({ places }: Study, scheme: string): boolean {
  const kind = places.schemes.get(scheme)?.kind;
  return kind === "fifths" || kind === "mix-fifths" || kind === "file-fifths";
}
