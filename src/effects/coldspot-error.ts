/** 1 bug or machine error, 2 bad arguments or study file, 3 data refused, 4 release refused. */
export type ExitCode = 1 | 2 | 3 | 4;

/**
 * An error that a user can act on.
 *
 * The message is lower-case and short, with the offending value last; the advice says what to do.
 * Neither ever holds a value from a pupil's record: those appear in the ledger only.
 */
export class ColdspotError extends Error {
  readonly exitCode: ExitCode;
  readonly advice: string;

  constructor(message: string, { exitCode, advice }: { exitCode: ExitCode; advice: string }) {
    super(message);
    this.name = "ColdspotError";
    this.exitCode = exitCode;
    this.advice = advice;
  }
}
