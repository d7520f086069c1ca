import { ColdspotError } from "../effects/coldspot-error.ts";
import { systemFault } from "../effects/system-error.ts";

/** How a message of the engine ends when the system refused something, and the system's code for that refusal. */
const codes: readonly (readonly [words: string, code: string])[] = [
  ["No space left on device", "ENOSPC"],
  ["Disk quota exceeded", "EDQUOT"],
  ["Permission denied", "EACCES"],
  ["Operation not permitted", "EPERM"],
  ["Too many open files", "EMFILE"],
  ["No such file or directory", "ENOENT"],
  ["Read-only file system", "EROFS"],
  ["Input/output error", "EIO"],
  ["Device or resource busy", "EBUSY"],
  ["File too large", "EFBIG"],
  ["Stale file handle", "ESTALE"],
];

/**
 * An error of the engine about the disk or memory, as an error for the user; every other error unchanged.
 *
 * @param workFolder where the engine writes what does not fit into memory
 */
export function diskFault(error: unknown, workFolder: string): unknown {
  if (!(error instanceof Error)) return error;
  const { message } = error;
  if (message.startsWith("Out of Memory Error") && message.includes("max_temp_directory_size"))
    return systemFault("write", workFolder, Object.assign(new Error(message), { code: "ENOSPC" }));
  if (message.startsWith("Out of Memory Error"))
    return new ColdspotError("not enough memory for this study on this machine", {
      exitCode: 1,
      advice: "close other programs, give fewer --threads, or use a machine with more memory",
    });
  if (!message.startsWith("IO Error")) return error;
  const code = codes.find(([words]) => message.includes(words))?.[1];
  if (code === undefined) return error;
  const path = /"([^"]+)"/.exec(message)?.[1] ?? workFolder;
  const doing = path.startsWith(workFolder) ? "write" : "read";
  return systemFault(doing, path, Object.assign(new Error(message), { code }));
}

/** The same for any other error of files in the engine, when no other part knows what it means. */
export function anyDiskFault(error: unknown, workFolder: string): unknown {
  if (!(error instanceof Error && error.message.startsWith("IO Error"))) return error;
  const path = /"([^"]+)"/.exec(error.message)?.[1] ?? workFolder;
  return new ColdspotError(`the engine could not read or write: ${path}`, {
    exitCode: 1,
    advice: "check that its disk is still there, and run again",
  });
}
