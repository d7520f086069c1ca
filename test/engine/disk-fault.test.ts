import { describe, expect, it } from "vitest";
import { anyDiskFault, diskFault } from "../../src/engine/disk-fault.ts";

const work = "/data/out.run-1-abcdef/work";

// The messages are those of DuckDB 1.5.5, as it gave them on a small disk and with calls of the system that failed.
describe("what the engine says of disk and memory", () => {
  it.each([
    [
      `IO Error: Could not write file "${work}/duckdb_temp_storage_DEFAULT-0.tmp": No space left on device`,
      `the disk is full: ${work}/duckdb_temp_storage_DEFAULT-0.tmp`,
    ],
    [
      "Out of Memory Error: failed to offload data block of size 96.0 KiB (17.9 MiB/18.0 MiB used).\nThis limit was set by the 'max_temp_directory_size' setting.",
      `the disk is full: ${work}`,
    ],
    [
      "Out of Memory Error: could not allocate block of size 256.0 KiB (57.1 MiB/57.2 MiB used)",
      "not enough memory for this study on this machine",
    ],
    ['IO Error: Cannot open file "/data/pupils.csv": Permission denied', "not allowed to read: /data/pupils.csv"],
    [
      'IO Error: Cannot open file "/data/pupils.csv": Too many open files',
      "too many files are open at once: /data/pupils.csv",
    ],
  ])("%s", (said, message) => {
    expect(diskFault(new Error(said), work)).toMatchObject({ message, exitCode: 1 });
  });

  it("is left to others where it is of the data, unless nobody knows better", () => {
    const data = new Error("Invalid Input Error: No magic bytes found at end of file 'a.parquet'");
    expect(diskFault(data, work)).toBe(data);
    expect(anyDiskFault(data, work)).toBe(data);
    const odd = new Error(
      'IO Error: Could not get file position file "/data/p.csv": Transport endpoint is not connected',
    );
    expect(diskFault(odd, work)).toBe(odd);
    expect(anyDiskFault(odd, work)).toMatchObject({
      message: "the engine could not read or write: /data/p.csv",
      exitCode: 1,
    });
  });
});
