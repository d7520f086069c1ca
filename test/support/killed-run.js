// A run that kills its own process, as a power cut would: node killed-run.js STUDY OUT KIND N
// KIND is the name of an effect that changes the disk, such as write or rename, or any; with N = 0 it prints how many there are.
import { realEffects } from "../../dist/effects/real-effects.js";
import { runStudy } from "../../dist/run/run-study.js";

const kinds = [
  "write",
  "rename",
  "claim",
  "remove",
  "removeFile",
  "removeEmpty",
  "makeFolder",
  "freshFolder",
  "copyRights",
];
const [studyPath, out, change, nth] = process.argv.slice(2);
let seen = 0;

function dieAt(kind) {
  if (kind !== change && change !== "any") return false;
  seen += 1;
  return seen === Number(nth);
}

function die() {
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => {});
}

const dying =
  (kind) =>
  async (...given) =>
    dieAt(kind) ? die() : realEffects[kind](...given);

await runStudy(
  { studyPath, out, threads: 2 },
  {
    ...realEffects,
    ...Object.fromEntries(kinds.map((kind) => [kind, dying(kind)])),
    write: async (path, chunks, access) => {
      if (!dieAt("write")) return realEffects.write(path, chunks, access);
      const half = async function* () {
        for await (const chunk of chunks) {
          yield chunk.subarray(0, chunk.length >> 1);
          await die();
        }
        await die();
      };
      return realEffects.write(path, half(), access);
    },
  },
);
console.log(seen);
