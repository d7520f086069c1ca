import { constants } from "node:os";
import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { type Doing, strayFault, systemFault } from "../../src/effects/system-error.ts";

const system = (code: string) => Object.assign(new Error(`${code}: something`), { code, errno: -1, syscall: "open" });

/** Every code that Linux, macOS or Windows may give for a path; POSIX.1-2017, 2.3 Error Numbers. */
const codes = [
  ["ENOENT", "read", 2, "no such file or folder"],
  ["ENOENT", "write", 1, "the folder is gone"],
  ["ENOTDIR", "look at", 2, "a file stands where the path has a folder"],
  ["EEXIST", "write", 2, "a file stands where the path has a folder"],
  ["EISDIR", "read", 2, "a folder, where a file is meant"],
  ["ELOOP", "look at", 2, "links that lead in a circle"],
  ["ENAMETOOLONG", "look at", 2, "longer than a path or a name may be"],
  ["EACCES", "read", 1, "not allowed to read"],
  ["EACCES", "list", 1, "not allowed to list"],
  ["EPERM", "rename", 1, "not allowed to rename"],
  ["EROFS", "write", 1, "on a disk that takes no changes"],
  ["ENOSPC", "write", 1, "the disk is full"],
  ["EDQUOT", "write", 1, "your share of the disk is full"],
  ["EFBIG", "write", 1, "larger than a file may be on this disk"],
  ["EMFILE", "read", 1, "too many files are open at once"],
  ["ENFILE", "read", 1, "too many files are open at once"],
  ["EXDEV", "rename", 1, "a disk of its own, into which nothing can be moved in one step"],
  ["EBUSY", "rename", 1, "in use by another program"],
  ["ETXTBSY", "write", 1, "in use by another program"],
  ["EIO", "read", 1, "the disk or the network drive failed"],
  ["ESTALE", "read", 1, "could not read (ESTALE)"],
  ["EINVAL", "write", 1, "could not write (EINVAL)"],
] as const satisfies readonly (readonly [string, Doing, number, string])[];

describe("what the system says of a path", () => {
  it.each(codes)(
    "%s, of what was asked to %s, is an error for the user with exit code %i",
    (code, doing, exit, words) => {
      const fault = systemFault(doing, "some/path", system(code));
      if (!(fault instanceof ColdspotError)) throw new Error("not an error for the user");
      expect(fault.message).toBe(`${words}: some/path`);
      expect(fault.exitCode).toBe(exit);
      expect(fault.advice.length).toBeGreaterThan(15);
    },
  );

  // Node 20 names neither: `Unknown system error -122`. The numbers are those of this system.
  it.each([
    ["EDQUOT", "your share of the disk is full: some/path"],
    ["ESTALE", "could not write (ESTALE): some/path"],
  ] as const)("%s, which Node has no name for, is known by its number", (name, message) => {
    const errno = -constants.errno[name];
    const error = Object.assign(new Error("x"), { code: `Unknown system error ${errno}`, errno });
    expect(systemFault("write", "some/path", error)).toMatchObject({ message, exitCode: 1 });
  });

  it("a path with a NUL character, which Node refuses before the system sees it, is one too", () => {
    const nul = Object.assign(new TypeError("must be a string without null bytes"), { code: "ERR_INVALID_ARG_VALUE" });
    expect(systemFault("read", "a\0b", nul)).toMatchObject({
      exitCode: 2,
      message: "a path with a NUL character in it: a\0b",
    });
  });

  it.each([
    ["a fault of the program", new TypeError("undefined is not a function")],
    ["a fault of its use of Node", Object.assign(new TypeError("x"), { code: "ERR_INVALID_ARG_TYPE" })],
    ["a fault of packed data", Object.assign(new Error("x"), { code: "Z_DATA_ERROR" })],
    ["an error for the user", new ColdspotError("m", { exitCode: 3, advice: "a" })],
    ["what is no error", "text"],
  ])("%s comes back as it is", (_, error) => {
    expect(systemFault("write", "some/path", error)).toBe(error);
    expect(strayFault(error)).toBe(error);
  });

  it("is never a bug, even if nothing looked at it on its way", () => {
    expect(strayFault(Object.assign(system("EMFILE"), { path: "/a/b" }))).toMatchObject({
      message: "too many files are open at once: /a/b",
      exitCode: 1,
    });
    expect(strayFault(system("EIO"))).toBeInstanceOf(ColdspotError);
    expect(
      strayFault(Object.assign(new Error("Cannot find module 'a'\nRequire stack"), { code: "MODULE_NOT_FOUND" })),
    ).toMatchObject({ message: "a file of the program cannot be loaded: Cannot find module 'a'", exitCode: 1 });
  });
});
