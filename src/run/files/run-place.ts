import { basename, dirname } from "node:path";
import { shortened } from "../../effects/output-name.ts";

/** Where an output folder lies, with links followed, and what is next to it while a run works. */
export interface RunPlace {
  /** As the user gave it, for messages. */
  readonly shown: string;
  readonly out: string;
  /** The lock: a folder next to it which shows that a run is at work. */
  readonly lock: string;
  /** The beginning of the name of a run's own folder; the number of its process and six letters follow. */
  readonly runs: string;
  /** The beginning of the name of a folder that keeps what someone else wrote into an earlier output. */
  readonly kept: string;
}

/** The most bytes of a name that leave room for the endings. */
const roomForEndings = 200;

export function runPlace(shown: string, out: string): RunPlace {
  const beside = `${dirname(out)}/${shortened(basename(out), roomForEndings)}`.replace(/^\/\//, "/");
  return { shown, out, lock: `${beside}.lock`, runs: `${beside}.run-`, kept: `${beside}.kept-` };
}

/** The number of the process that made a folder, from its name; null when it is not the folder of a run. */
export function processOfRun({ runs }: RunPlace, name: string): number | null {
  const beginning = basename(`${runs}x`).slice(0, -1);
  const match = name.startsWith(beginning) ? /^(\d+)-\w{6}$/.exec(name.slice(beginning.length)) : null;
  return match === null ? null : Number(match[1]);
}
