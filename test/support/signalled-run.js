// A run that is told to stop at its n-th change of a kind: node signalled-run.js STUDY OUT write|rename|remove N SIGNAL
import { realEffects } from "../../dist/effects/real-effects.js";
import { stopOnSignals } from "../../dist/effects/stopping.js";
import { runStudy } from "../../dist/run/run-study.js";

const [studyPath, out, change, nth, signal] = process.argv.slice(2);
let seen = 0;

/** Sends the signal, and gives it the time to arrive. */
async function tell(kind) {
  if (kind !== change) return;
  seen += 1;
  if (seen !== Number(nth)) return;
  process.kill(process.pid, signal);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const told =
  (kind) =>
  async (...given) => {
    await tell(kind);
    return realEffects[kind](...given);
  };

stopOnSignals(realEffects.say);
await runStudy(
  { studyPath, out, threads: 2 },
  {
    ...realEffects,
    write: async (path, chunks, access) => {
      const half = async function* () {
        for await (const chunk of chunks) {
          yield chunk.subarray(0, chunk.length >> 1);
          await tell("write");
          yield chunk.subarray(chunk.length >> 1);
        }
      };
      return realEffects.write(path, half(), access);
    },
    rename: told("rename"),
    remove: told("remove"),
    claim: told("claim"),
  },
);
console.log("went on to its end");
