import { ColdspotError } from "../effects/coldspot-error.ts";
import { withoutQuoted } from "../effects/words-of-files.ts";

const fileName = (path: string) => path.replace(/^.*[/\\]/, "");

/** What the engine says against a Parquet file is said of the data, unless the file was not to be touched at all. */
export function parquetRefused(path: string, error: unknown): unknown {
  if (error instanceof Error && error.message.startsWith("Permission Error")) return withoutValues(error);
  return new ColdspotError(`not a whole Parquet file: ${fileName(path)}`, {
    exitCode: 3,
    advice: "fetch or write the file again, without encryption",
  });
}

/** What the engine says against a text file whose every record was seen to fall into its columns. */
export function csvRefused(path: string, error: unknown): unknown {
  if (error instanceof Error && error.message.startsWith("Permission Error")) return withoutValues(error);
  return new ColdspotError(`the engine cannot read the file to its end: ${fileName(path)}`, {
    exitCode: 3,
    advice: "save it anew as CSV in UTF-8, or as Parquet, and run again",
  });
}

/**
 * An error of the engine without the values it quotes: its first line, with what stands in quotes and all digits taken
 * out. The engine shows the cell or the record it stumbled over, and that may be a pupil's.
 *
 * @example withoutValues(new Error("Conversion Error: Could not convert string 'PUP12' to INT32")).message
 *   // "Conversion Error: Could not convert string '…' to INT#"
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ColdspotError) return error;
  const [first = ""] = error.message.split(/[\r\n]/);
  return new Error(withoutQuoted(first));
}
