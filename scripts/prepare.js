import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Without development packages (npm ci --omit=dev) there is nothing to compile with, and dist/ is already there.
const compiler = new URL("../node_modules/typescript/bin/tsc", import.meta.url);
const types = new URL("../node_modules/@types/node/package.json", import.meta.url);
if (existsSync(compiler) && existsSync(types)) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(compiler)], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}
