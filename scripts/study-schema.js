import { toJsonSchema } from "@valibot/to-json-schema";
import { rawStudy } from "../dist/study/raw-study.js";

/** The JSON Schema of a study file, for editors. `schema/study.schema.json` is this text; a test says whether it is fresh. */
export function studySchemaText() {
  const schema = toJsonSchema(rawStudy, { typeMode: "input", errorMode: "ignore" });
  return `${JSON.stringify({ ...schema, title: "Coldspot study" }, null, 2)}\n`;
}
