import { constants } from "node:os";
import { ColdspotError, type ExitCode } from "./coldspot-error.ts";

/** What was being done to a path when the system refused. */
export type Doing = "read" | "write" | "look at" | "list" | "rename" | "remove";

interface Said {
  readonly words: string;
  readonly advice: string;
  readonly exitCode: ExitCode;
}

/** Node has no name for some numbers of the system, that of a full quota among them. */
function nameOfNumber(number: number): string {
  return Object.entries(constants.errno).find(([, one]) => one === Math.abs(number))?.[0] ?? `error ${number}`;
}

/** The system's own code for an error; null for others. Node's and zlib's have other codes, and do not come from a disk. */
function systemCode(error: unknown): string | null {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return null;
  if (/^E(?!RR_)/.test(error.code)) return error.code;
  const isUnknown = error.code.startsWith("Unknown system error") && "errno" in error;
  return isUnknown && typeof error.errno === "number" ? nameOfNumber(error.errno) : null;
}

/** Node's error for a path with a NUL character: no system takes one. */
function isNulPath(error: unknown): boolean {
  return error instanceof TypeError && "code" in error && error.code === "ERR_INVALID_ARG_VALUE";
}

const writes = (doing: Doing): boolean => doing === "write" || doing === "rename" || doing === "remove";

const ofPath = (words: string, advice: string): Said => ({ words, advice, exitCode: 2 });
const ofMachine = (words: string, advice: string): Said => ({ words, advice, exitCode: 1 });
const correct = "correct the path in the study file or on the command line";

function said(code: string, doing: Doing): Said {
  const writing = writes(doing);
  switch (code) {
    case "ENOENT":
      return writing
        ? ofMachine("the folder is gone", "look who removes files there, and run again")
        : ofPath("no such file or folder", correct);
    case "ENOTDIR":
    case "EEXIST":
      return ofPath("a file stands where the path has a folder", correct);
    case "EISDIR":
      return ofPath("a folder, where a file is meant", correct);
    case "ELOOP":
      return ofPath("links that lead in a circle", "look where the links of this path lead");
    case "ENAMETOOLONG":
      return ofPath("longer than a path or a name may be", "give it a shorter one");
    case "EACCES":
    case "EPERM":
      return ofMachine(
        `not allowed to ${doing}`,
        writing ? "choose another folder with --out" : "ask for the right to read it, or give a copy of it",
      );
    case "EROFS":
      return ofMachine("on a disk that takes no changes", "choose another folder with --out");
    case "ENOSPC":
      return ofMachine("the disk is full", "free some space and run again; nothing half-written was left");
    case "EDQUOT":
      return ofMachine(
        "your share of the disk is full",
        "free some space and run again; nothing half-written was left",
      );
    case "EFBIG":
      return ofMachine("larger than a file may be on this disk", "choose another disk with --out");
    case "EMFILE":
    case "ENFILE":
      return ofMachine(
        "too many files are open at once",
        "allow more (ulimit -n), or close other programs, and run again",
      );
    case "EXDEV":
      return ofMachine(
        "a disk of its own, into which nothing can be moved in one step",
        "choose a folder inside it with --out",
      );
    case "EBUSY":
    case "ETXTBSY":
      return ofMachine("in use by another program", "close it there and run again");
    case "EIO":
      return ofMachine("the disk or the network drive failed", "check whether it is still there, and run again");
    default:
      return ofMachine(
        `could not ${doing} (${code})`,
        writing ? "look at the folder and run again" : "look at the file and run again",
      );
  }
}

/**
 * Turns an error of the operating system about a path into one that says what to do.
 *
 * Any other error comes back as it is: a fault of the program is not dressed up as one of the disk.
 *
 * @example systemFault("write", "out/a.csv", enospc) // ColdspotError "the disk is full: out/a.csv", exit code 1
 */
export function systemFault(doing: Doing, path: string, error: unknown): unknown {
  if (isNulPath(error))
    return new ColdspotError(`a path with a NUL character in it: ${path}`, { exitCode: 2, advice: correct });
  const code = systemCode(error);
  if (code === null) return error;
  const { words, advice, exitCode } = said(code, doing);
  return new ColdspotError(`${words}: ${path}`, { exitCode, advice });
}

/** How Node says that it cannot load a file of the program. */
const notLoaded: readonly string[] = ["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND", "ERR_DLOPEN_FAILED"];

/** The same for an error of unknown origin: the system may name the path. */
export function strayFault(error: unknown): unknown {
  if (error instanceof Error && "code" in error && notLoaded.includes(String(error.code)))
    return new ColdspotError(`a file of the program cannot be loaded: ${error.message.split("\n")[0] ?? ""}`, {
      exitCode: 1,
      advice: "check whether its disk is still there, or install it again",
    });
  const path = error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : "";
  return systemFault("read", path === "" ? "a file of the program" : path, error);
}
