import { writeFileSync } from "node:fs";
import { studySchemaText } from "./study-schema.js";

writeFileSync(new URL("../schema/study.schema.json", import.meta.url), studySchemaText());
