import { existsSync, readFileSync } from "node:fs";

/** The platform of this process, as `--platform` says it: `linux-x64`, `linux-x64-musl`, `win32-x64`, `darwin-arm64`. */
export function platformHere() {
  const { header } = process.report.getReport();
  const musl = process.platform === "linux" && header.glibcVersionRuntime === undefined ? "-musl" : "";
  return `${process.platform}-${process.arch}${musl}`;
}

/** What npm calls a platform: `{ os, cpu, libc }`, libc on Linux alone. */
export function platformFields(platform) {
  const [os, cpu, libc = os === "linux" ? "glibc" : undefined] = platform.split("-");
  return { os, cpu, libc };
}

const takes = (wanted, own) => wanted === undefined || own === undefined || wanted.includes(own);

/**
 * The packages that run on a platform, from the lock file: dependencies, required peers, and optional packages of
 * that platform. Development packages and optional peers (a compiler, for one) are not among them.
 *
 * @returns sorted `{ location, name, version, integrity, native }`; `native`: made for one platform
 */
export function packagesFor(lock, platform) {
  const { os, cpu, libc } = platformFields(platform);
  const found = new Map();
  const locate = (name, from) => {
    const inside = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
    if (lock.packages[inside] !== undefined) return inside;
    if (from === "") return undefined;
    return locate(name, from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/"))));
  };
  const follow = (entry, from) => {
    const optionalPeer = (name) => entry.peerDependenciesMeta?.[name]?.optional === true;
    const required = [
      ...Object.keys(entry.dependencies ?? {}),
      ...Object.keys(entry.peerDependencies ?? {}).filter((name) => !optionalPeer(name)),
    ];
    for (const name of [...required, ...Object.keys(entry.optionalDependencies ?? {})]) {
      const location = locate(name, from);
      if (location === undefined) throw new Error(`not in package-lock.json: ${name}`);
      const next = lock.packages[location];
      if (found.has(location) || !takes(next.os, os) || !takes(next.cpu, cpu) || !takes(next.libc, libc)) continue;
      const { version, integrity } = next;
      found.set(location, { location, name, version, integrity, native: next.os !== undefined });
      follow(next, location);
    }
  };
  follow(lock.packages[""], "");
  return [...found.values()].sort((a, b) => (a.location < b.location ? -1 : 1));
}

/** Whether a package lies in `node_modules` in the version of the lock file. */
export function isInstalled(top, { location, version }) {
  const path = new URL(`${location}/package.json`, top);
  return existsSync(path) && JSON.parse(readFileSync(path, "utf8")).version === version;
}
