import { isMainThread } from "node:worker_threads";

/** What is taken away from the rights of new files: all that is not the owner's. */
const ownerAlone = 0o077;

let asking = 0;
let usual = 0;

/**
 * Does something during which every new file of this process is its owner's alone, also what the engine writes by
 * itself. In a worker thread, where that cannot be set, the folder alone keeps others out.
 */
export async function ownerOnly<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!isMainThread) return work();
  if (asking === 0) usual = process.umask(ownerAlone);
  asking += 1;
  try {
    return await work();
  } finally {
    asking -= 1;
    if (asking === 0) process.umask(usual);
  }
}
