import { shippedNames, shippedText } from "../../effects/shipped.ts";
import type { ScaleFacts } from "../../estimates/scale.ts";

/** The facts of a scale that ships with Coldspot. */
export function scaleFacts(name: string): ScaleFacts {
  return JSON.parse(shippedText(`months/${name}.json`));
}

/** All scales that ship, the one the study chose first. */
export function allScaleFacts(chosen: string | null): readonly ScaleFacts[] {
  const facts = shippedNames("months").map(scaleFacts);
  return [...facts].sort(
    (a, b) =>
      Number(b.name === chosen) - Number(a.name === chosen) || Number(b.perInput === 1) - Number(a.perInput === 1),
  );
}
