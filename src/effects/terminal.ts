import { ColdspotError } from "./coldspot-error.ts";
import type { Terminal } from "./effects.ts";
import { systemFault } from "./system-error.ts";
import { escaped } from "./words-of-files.ts";

/** Whether the reader of an output has gone, as `head` does: it wants no more, and nothing is wrong. */
function readerGone(error: Error): boolean {
  return "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");
}

function outputFault(error: Error): Error {
  const fault = systemFault("write", "standard output", error);
  if (!(fault instanceof ColdspotError)) return error;
  return new ColdspotError(fault.message, { exitCode: 1, advice: "look where the output is sent to" });
}

/**
 * Lets a run outlive its terminal: errors of standard output come back from `print`, and those of standard error,
 * which could not be shown anywhere, are ignored.
 */
export function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/** Standard output and standard error. */
export const realTerminal: Terminal = {
  say: (line) => {
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    process.stderr.write(`${escaped(line, { lineBreaks: true })}\n`);
  },
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${escaped(line)}`);
  },
  print: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(escaped(text, { lineBreaks: true }), (error) => {
        if (error == null || readerGone(error)) resolve();
        else reject(outputFault(error));
      });
    }),
};
