#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`coldspot needs Node.js 20.19 or later; this is ${process.versions.node}`);
  process.exit(1);
}
const program = new URL("../dist/cli/start.js", import.meta.url);
try {
  const { os, cpu } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  if (os !== undefined && !(os.includes(process.platform) && cpu.includes(process.arch))) {
    console.error(`this bundle of coldspot is for ${os}-${cpu}; this machine is ${process.platform}-${process.arch}`);
    process.exit(1);
  }
  if (!existsSync(program)) {
    console.error("coldspot is not built yet: run `npm ci` in its folder first");
    process.exit(1);
  }
  const { start } = await import(program.href);
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(`coldspot: could not be started: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
