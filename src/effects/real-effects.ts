import { availableParallelism } from "node:os";
import type { Effects } from "./effects.ts";
import { ownerOnly } from "./owner-only.ts";
import { mayLive, thisProcess } from "./process-mark.ts";
import { realDisk } from "./real-disk.ts";
import { clearIfStopped, unbroken } from "./stopping.ts";
import { realTerminal } from "./terminal.ts";

const self = thisProcess();

/** The disk, the terminal and this machine. */
export const realEffects: Effects = {
  ...realDisk,
  ...realTerminal,
  cores: availableParallelism(),
  self,
  mayLive: (process) => mayLive(self, process),
  ownerOnly,
  clearIfStopped,
  unbroken,
};
