import type { Effects } from "../../effects/effects.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Ready } from "../files/ready.ts";

/** What reading works with: disk and terminal, an engine of its own, and the study's files made readable. */
export interface Bench {
  readonly effects: Effects;
  readonly engine: Engine;
  readonly ready: Ready;
}
