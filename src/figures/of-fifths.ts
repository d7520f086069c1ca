import type { Study } from "../study/study.ts";

/** Whether a scheme is of fifths: they are in an order already, so that their ends are no picked extremes. */
export function isOfFifths({ places }: Study, scheme: string): boolean {
  const kind = places.schemes.get(scheme)?.kind;
  return kind === "fifths" || kind === "mix-fifths" || kind === "file-fifths";
}
