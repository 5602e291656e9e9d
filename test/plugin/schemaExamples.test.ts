import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isMissing } from "../support/plugins.js";
import { yamlProject } from "./support/yamlProject.js";

const folder = join(__dirname, "..", "..", "tools", "schema", "examples");
const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));

describe.skipIf(isMissing("pulumi-language-yaml", "the examples of the schema"))(
  "an example of the schema",
  () => {
    it.each(files)("%s is made, and changes nothing in the next run", async (file) => {
      const { emulator, pulumi } = await yamlProject(readFileSync(join(folder, file), "utf8"));
      await pulumi("up", "--yes", "--skip-preview");
      expect(await pulumi("preview")).toMatch(/^ {4}\d unchanged$/m);
      await pulumi("destroy", "--yes", "--skip-preview");
      expect([...emulator.eips.list(), ...emulator.containerGroups.list()]).toEqual([]);
      // What the cloud makes by itself for a group that asks for a match, it keeps.
      const own = emulator.imageCaches
        .list()
        .filter(({ ImageCacheName = "" }) => !ImageCacheName.startsWith("auto-create-for-"));
      expect(own).toEqual([]);
    });
  },
);
