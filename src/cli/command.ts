import type { Effects } from "../effects/effects.ts";

/** A command: reads its words, does its work, and returns the text for standard output. */
export type Command = (words: readonly string[], effects: Effects) => Promise<string>;
