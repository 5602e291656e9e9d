// Writes plugin/schema.json: `npm run plugin:schema`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageSchema } from "./schema/packageSchema.mts";

const root = join(import.meta.dirname, "..");
writeFileSync(
  join(root, "plugin", "schema.json"),
  `${JSON.stringify(packageSchema(join(root, "dist")), undefined, 2)}\n`,
);
