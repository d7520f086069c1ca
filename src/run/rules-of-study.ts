import { shippedText } from "../effects/shipped.ts";
import type { Rules } from "../release/rules.ts";
import type { Study } from "../study/study.ts";

/** The disclosure rules that a study names. */
export function rulesOf({ release }: Study): Rules {
  return JSON.parse(shippedText(`rules/${release.rules}.json`));
}
