import { ColdspotError } from "../effects/coldspot-error.ts";
import { withoutQuoted } from "../effects/words-of-files.ts";

const fileName = (path: string) => path.replace(/^.*[/\\]/, "");

/** The engine's error about a Parquet file, as one about the data unless the engine was forbidden to read the file. */
export function parquetRefused(path: string, error: unknown): unknown {
  if (error instanceof Error && error.message.startsWith("Permission Error")) return withoutValues(error);
  return new ColdspotError(`not a whole Parquet file: ${fileName(path)}`, {
    exitCode: 3,
    advice: "fetch or write the file again, without encryption",
  });
}

/** The engine's error about a text file, every record of which was found to fit its columns. */
export function csvRefused(path: string, error: unknown): unknown {
  if (error instanceof Error && error.message.startsWith("Permission Error")) return withoutValues(error);
  return new ColdspotError(`the engine cannot read the file to its end: ${fileName(path)}`, {
    exitCode: 3,
    advice: "save it again as CSV in UTF-8, or as Parquet, and run again",
  });
}

/**
 * An error of the engine without the values it quotes: its first line, with everything in quotes and all digits taken
 * out. The engine shows the cell or the record where it failed, and that may be a pupil's.
 *
 * @example withoutValues(new Error("Conversion Error: Could not convert string 'PUP12' to INT32")).message
 *   // "Conversion Error: Could not convert string '…' to INT#"
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ColdspotError) return error;
  const [first = ""] = error.message.split(/[\r\n]/);
  return new Error(withoutQuoted(first));
}
