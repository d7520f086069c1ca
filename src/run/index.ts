export { ColdspotError } from "../effects/coldspot-error.ts";
export type { Effects } from "../effects/effects.ts";
export { realEffects } from "../effects/real-effects.ts";
export { parseStudy } from "../study/parse-study.ts";
export { type RunOptions, runStudy } from "./run-study.ts";
export type { RunSummary } from "./summary.ts";
