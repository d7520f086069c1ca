// A run that kills its own process, as a power cut would: node killed-run.js STUDY OUT write|rename N
import { realEffects } from "../../dist/effects/real-effects.js";
import { runStudy } from "../../dist/run/run-study.js";

const [studyPath, out, change, nth] = process.argv.slice(2);
let seen = 0;

function dieAt(kind) {
  if (kind !== change) return false;
  seen += 1;
  return seen === Number(nth);
}

function die() {
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => {});
}

await runStudy(
  { studyPath, out, threads: 2 },
  {
    ...realEffects,
    write: async (path, chunks) => {
      if (!dieAt("write")) return realEffects.write(path, chunks);
      const half = async function* () {
        for await (const chunk of chunks) {
          yield chunk.subarray(0, chunk.length >> 1);
          await die();
        }
      };
      return realEffects.write(path, half());
    },
    rename: async (from, to) => (dieAt("rename") ? die() : realEffects.rename(from, to)),
  },
);
