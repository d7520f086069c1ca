import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { thirdPartyText } from "./bundle-licences.js";
import { isInstalled, packagesFor, platformFields, platformHere } from "./bundle-packages.js";

// One file that installs with the network off: docs/secure-lab.md.
//   npm run bundle -- [--out FOLDER] [--platform OS-CPU]
// Only files that git knows go in, so no output of a study can; all is built in a temporary folder.
const { values } = parseArgs({ options: { out: { type: "string" }, platform: { type: "string" } } });
const topUrl = new URL("../", import.meta.url);
const top = fileURLToPath(topUrl);
const out = values.out === undefined ? join(top, "bundle") : resolve(process.env.INIT_CWD ?? ".", values.out);
const platform = values.platform ?? platformHere();
const read = (path) => JSON.parse(readFileSync(join(top, path), "utf8"));
const own = read("package.json");

/** What went wrong and what to do. Thrown, so that the temporary folder is removed. */
class BundleError extends Error {}
function stop(message, advice) {
  throw new BundleError(`bundle: ${message}\n  ${advice}`);
}

function git(...words) {
  return execFileSync("git", words, { cwd: top, encoding: "utf8", maxBuffer: 1 << 28 });
}

/** npm as a child; under `npm run` the same npm. */
function npm(words, cwd) {
  const options = { cwd, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] };
  const { npm_execpath: script } = process.env;
  if (script !== undefined) return execFileSync(process.execPath, [script, ...words], options);
  return execFileSync("npm", words, { ...options, shell: process.platform === "win32" });
}

const sha256 = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** dist/ of exactly the files that git knows; without a compiler, dist/ as it stands. */
function build(source) {
  const compiler = join(top, "node_modules/typescript/bin/tsc");
  if (existsSync(compiler) && existsSync(join(top, "node_modules/@types/node"))) {
    symlinkSync(join(top, "node_modules"), join(source, "node_modules"), "junction");
    execFileSync(process.execPath, [compiler], { cwd: source, stdio: ["ignore", "inherit", "inherit"] });
    return join(source, "dist");
  }
  if (!existsSync(join(top, "dist/cli/main.js"))) stop("not built, and no compiler here", "run `npm ci` first");
  console.log("no compiler here: dist/ as it stands");
  return join(top, "dist");
}

/** A package made for another platform, fetched by npm and held against the hash in the lock file. */
function fetchPackage({ name, version, integrity }, target, work) {
  mkdirSync(target, { recursive: true });
  const [{ filename }] = JSON.parse(npm(["pack", `${name}@${version}`, "--json", "--pack-destination", work], work));
  const file = join(work, basename(filename));
  const hash = `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}`;
  if (hash !== integrity) throw new Error(`not the package of package-lock.json: ${name}@${version}`);
  execFileSync("tar", ["-xzf", file, "-C", target, "--strip-components=1"]);
}

function gather(packages, folder, work) {
  for (const each of packages) {
    const target = join(folder, each.location);
    if (isInstalled(topUrl, each)) {
      const from = join(top, each.location);
      cpSync(from, target, { recursive: true, filter: (path) => path !== join(from, "node_modules") });
    } else if (each.native && platform !== platformHere()) fetchPackage(each, target, work);
    else stop(`not in node_modules as package-lock.json has it: ${each.name}@${each.version}`, "run `npm ci` first");
  }
}

/** The package.json of the bundle: no scripts, and npm refuses it on another platform. */
function packedManifest(commit) {
  const { scripts: _, devDependencies: __, ...rest } = own;
  const { os, cpu, libc } = platformFields(platform);
  return {
    ...rest,
    files: [...own.files, "CHANGELOG.md", "THIRD-PARTY.md"],
    os: [os],
    cpu: [cpu],
    ...(libc === undefined ? {} : { libc: [libc] }),
    bundleDependencies: Object.keys(own.dependencies),
    ...(commit === undefined ? {} : { gitHead: commit }),
  };
}

function makeBundle(work) {
  if (!existsSync(join(top, ".git"))) stop("not a clone with git", "a bundle is made from the files that git knows");
  const packages = packagesFor(read("package-lock.json"), platform);
  if (!packages.some(({ native }) => native)) stop(`no engine for this platform: ${platform}`, "try linux-x64");
  const [source, packed, made] = ["source", "package", "made"].map((name) => join(work, name));
  for (const folder of [source, packed, made, out]) mkdirSync(folder, { recursive: true });
  const known = git("ls-files", "-z")
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(top, path)));
  for (const path of known) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    copyFileSync(join(top, path), join(source, path));
  }
  cpSync(build(source), join(packed, "dist"), { recursive: true });
  for (const name of [...own.files, "README.md", "CHANGELOG.md", "LICENSE"])
    if (name !== "dist") cpSync(join(source, name), join(packed, name), { recursive: true });
  gather(packages, packed, work);
  writeFileSync(join(packed, "THIRD-PARTY.md"), thirdPartyText(packed, packages));
  const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
  if (changed) console.log("made with changes that are not committed: do not cite it");
  const manifest = packedManifest(changed ? undefined : git("rev-parse", "HEAD").trim());
  writeFileSync(join(packed, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  npm(["pack", "--offline", "--ignore-scripts", "--pack-destination", made], packed);

  const suffix = platform === platformHere() ? "" : `-${platform}`;
  const bundle = join(out, `${own.name}-${own.version}${suffix}.tgz`);
  copyFileSync(join(made, `${own.name}-${own.version}.tgz`), bundle);
  const bundles = readdirSync(out).filter((name) => name.endsWith(".tgz"));
  writeFileSync(
    join(out, "SHA256"),
    bundles
      .sort()
      .map((name) => `${sha256(join(out, name))}  ${name}\n`)
      .join(""),
  );
  console.log(`${bundle}: Coldspot ${own.version} for ${platform}, with ${packages.length} packages`);
  console.log(`sha256 ${sha256(bundle)}`);
}

const work = mkdtempSync(join(tmpdir(), "coldspot-bundle-"));
try {
  makeBundle(work);
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
