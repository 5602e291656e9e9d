import { describe, expect, it } from "vitest";
import { isMissing } from "../support/plugins.js";
import { yamlProject } from "./support/yamlProject.js";

const set = (more = "") => `resources:
  address: { type: "eci:Eip" }
  all:
    type: eci:ImageCacheSet
    properties:
      caches:
        web: { images: ["nginx:1.29"] }
        batch: { images: ["redis:8"], imageCacheSize: 40, tags: { address: "\${address.allocationId}" } }
      defaults: { vswitchIds: [vsw-2zebxkiifuyzzlhlxxxx], securityGroupId: sg-2zebxkiifuyzzlhlxxxx }${more}
outputs:
  ids: \${all.imageCacheIds}`;

describe.skipIf(isMissing("pulumi-language-yaml", "components in YAML"))("a set of caches in YAML", () => {
  it("is shown by a preview with what is not known yet, made, left alone, and destroyed", async () => {
    const { emulator, pulumi } = await yamlProject(set());
    const preview = await pulumi("preview", "--diff");
    expect(preview).toContain("address: [unknown]");
    expect(preview).toContain("eci:index:ImageCacheSet$eci:index:ImageCache::all-web");
    await pulumi("up", "--yes", "--skip-preview");
    const { ids } = JSON.parse(await pulumi("stack", "output", "--json")) as { ids: Record<string, string> };
    expect(Object.keys(ids).sort()).toEqual(["batch", "web"]);
    expect(emulator.imageCaches.list().map(({ Status }) => Status)).toEqual(["Ready", "Ready"]);
    expect(await pulumi("up", "--yes", "--skip-preview")).toContain("6 unchanged");
    await pulumi("destroy", "--yes", "--skip-preview");
    expect(emulator.isEmpty()).toBe(true);
  });

  it("says in a preview what is wrong with it", async () => {
    const { pulumi } = await yamlProject(set("\n      maxConcurrentUpdates: 0"));
    const failure = await pulumi("preview").catch(
      ({ stdout, stderr }: Record<string, string>) => `${stdout}${stderr}`,
    );
    expect(failure).toContain("maxConcurrentUpdates must be a whole number of 1 or more, not 0");
  });
});
