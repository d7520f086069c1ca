import { parentPort, workerData } from "node:worker_threads";
import { type BlocksOfThread, runBlocks } from "./blocks-of-thread.ts";

const data: BlocksOfThread = workerData;
runBlocks(data);
parentPort?.postMessage("done");
