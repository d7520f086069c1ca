import { realEffects } from "../effects/real-effects.ts";
import { stopOnSignals } from "../effects/stopping.ts";
import { outliveTerminal } from "../effects/terminal.ts";
import { main } from "./main.ts";

/**
 * The program as it is started from a shell: it clears up when a signal stops it, and outlives the reader of its output.
 *
 * @returns the exit code
 */
export function start(words: readonly string[]): Promise<number> {
  outliveTerminal();
  stopOnSignals(realEffects.say);
  return main(words);
}
