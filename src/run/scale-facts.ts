import { shippedText } from "../effects/shipped.ts";
import type { ScaleFacts } from "../estimates/scale.ts";

/** The facts of a scale that ships with Coldspot. */
export function scaleFacts(name: string): ScaleFacts {
  return JSON.parse(shippedText(`months/${name}.json`));
}
