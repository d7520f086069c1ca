import { main } from "../../src/cli/main.ts";
import type { Effects } from "../../src/effects/effects.ts";
import { realEffects } from "../../src/effects/real-effects.ts";

/** What the command line answered. */
export interface Tried {
  readonly code: number;
  /** Standard output. */
  readonly out: string;
  /** Lines for the user on standard error. */
  readonly said: readonly string[];
}

/** Calls the command line in this process, with effects that record what is said; `changed` replaces some of them. */
export async function tryMain(words: readonly string[], changed: Partial<Effects> = {}): Promise<Tried> {
  const said: string[] = [];
  const written: string[] = [];
  const effects: Effects = {
    ...realEffects,
    say: (line) => said.push(line),
    progress: () => {},
    print: async (text) => void written.push(text),
    ...changed,
  };
  const code = await main(words, effects);
  return { code, out: written.join(""), said };
}
