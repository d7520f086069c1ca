import { vi } from "vitest";
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
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    const effects: Effects = { ...realEffects, progress: () => {}, ...changed, say: (line) => said.push(line) };
    const code = await main(words, effects);
    return { code, out: written.join(""), said };
  } finally {
    spy.mockRestore();
  }
}
