import { type SchemeUsed, shippedScheme } from "../../places/scheme.ts";
import type { Study } from "../../study/study.ts";
/** Schemes that ship and that a study uses, as the report tells of them. */
export function schemesUsed(study: Study): readonly SchemeUsed[] {
  return [...study.places.schemes.values()].flatMap((spec) => {
    const scheme = spec.kind === "shipped" ? shippedScheme(spec.scheme) : null;
    if (scheme === null) return [];
    const { name, title, date, source, note } = scheme;
    return [{ name, title, date, source, note }];
  });
}
