import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** By what a process is known to others, on this machine and elsewhere. Empty where the system does not say. */
export interface ProcessMark {
  readonly pid: number;
  readonly host: string;
  /** The machine behind the host's name: copies of one machine often have the same name. */
  readonly machine: string;
  /** Since when the machine has been on. */
  readonly boot: string;
  /** Within which its number means anything: a container counts its processes from 1. */
  readonly space: string;
  /** When it began, as the system counts: numbers of dead processes are given again. */
  readonly began: string;
}

/** What a file of the system says, empty where there is none: only Linux has these. */
function saidBy(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return "";
  }
}

const fileSaid = (path: string): string => saidBy(() => readFileSync(path, "utf8"));

/** What the system reports about a process after its name, which is in brackets and may hold anything: state, ..., beginning. */
function fieldsOf(pid: number): readonly string[] {
  return fileSaid(`/proc/${pid}/stat`).replace(/^.*\)/s, "").trim().split(" ");
}

const beganOf = (pid: number): string => fieldsOf(pid)[19] ?? "";

/** Dead, and kept in the list only until the process that began it asks how it ended. */
const isZombie = (pid: number): boolean => ["Z", "X"].includes(fieldsOf(pid)[0] ?? "");

/** This process. */
export function thisProcess(): ProcessMark {
  return {
    pid: process.pid,
    host: hostname(),
    machine: fileSaid("/etc/machine-id"),
    boot: fileSaid("/proc/sys/kernel/random/boot_id"),
    space: saidBy(() => readlinkSync("/proc/self/ns/pid")),
    began: beganOf(process.pid),
  };
}

/** Whether the system knows the number: a process of somebody else may not be signalled, and lives. */
function isKnown(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Whether a process may still be at work, asked from another.
 *
 * One of another machine, or of another container on this one, cannot be looked at: it may.
 *
 * @example mayLive(thisProcess(), { ...thisProcess(), boot: "earlier" }) // false: the machine was off since
 */
export function mayLive(here: ProcessMark, other: ProcessMark): boolean {
  if (other.host !== here.host || other.machine !== here.machine) return true;
  if (other.boot !== here.boot) return false;
  if (other.space !== here.space) return true;
  return isKnown(other.pid) && !isZombie(other.pid) && (other.began === "" || beganOf(other.pid) === other.began);
}
