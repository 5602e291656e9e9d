import { describe, expect, it } from "vitest";
import { stackManifests } from "../../../../cli/stack/stackManifests.js";
import { asSecret } from "../../../../cli/stack/storedState.js";
import { imageCacheCrd, imageCacheManifest } from "../../../../sdk/kubernetes/manifests.js";

const type = "pulumi-eci:kubernetes:ClusterImageCache";
const component = (name: string, manifests: unknown) => ({
  urn: `urn:pulumi:dev::project::${type}::${name}`,
  type,
  outputs: { manifests },
});
const web = imageCacheManifest({ name: "web", images: ["nginx:1.29"] });
const job = imageCacheManifest({ name: "job", images: ["nginx:1.29"] });

describe("stackManifests", () => {
  it("finds the objects of the components, and nothing else", () => {
    const other = { ...component("other", [web]), type: "my:own:Component" };
    const ofPlugin = { ...component("api", [job]), type: "eci:index:ClusterImageCache" };
    const going = { ...component("going", [web]), delete: true };
    const resources = [other, component("web", [imageCacheCrd(), web]), going, ofPlugin];
    expect(stackManifests({ resources })).toEqual([imageCacheCrd(), web, job]);
    expect(stackManifests({})).toEqual([]);
  });

  it("refuses objects of one name, and says whose they are", () => {
    const resources = [component("a", [imageCacheCrd(), web]), component("b", [imageCacheCrd(), web])];
    expect(() => stackManifests({ resources })).toThrow(
      "ClusterImageCache a and ClusterImageCache b have the same name, web: give one another name.",
    );
  });

  it.each<[string, unknown]>([
    ["as a whole", asSecret([web])],
    ["in part", [{ ...web, spec: asSecret({ images: ["hush"] }) }]],
  ])("refuses objects that are secret %s, and does not quote them", (_, manifests) => {
    const find = () => stackManifests({ resources: [component("web", manifests)] });
    expect(find).toThrow("The manifests of ClusterImageCache web are a secret");
    expect(find).not.toThrow("hush");
  });

  it("refuses a component whose run did not end", () => {
    expect(() => stackManifests({ resources: [component("web", undefined)] })).toThrow(
      "ClusterImageCache web has no manifests",
    );
  });
});
