import { join } from "node:path";
import { examplesOf } from "./examples.mts";
import { exportedBy, type Sources } from "./packageSchema.mts";
import type { ObjectSpec, TypeSpec } from "./types.mts";

const member = "eci:index:ImageCacheSetMember";
/** What the set says for all of its caches. */
const ofTheSet = ["waitForReady", "onBuildFailure"];

/** Many caches in one: what a cache of the set takes is what a cache takes. */
export function imageCacheSetSpec(all: Sources, cache: ObjectSpec): object {
  const { root, checker, types } = all;
  const index = exportedBy(all, join(root, "sdk", "index.ts"));
  const args = checker.getDeclaredTypeOfSymbol(index("ImageCacheSetArgs"));
  const text = (name: string) => {
    const property = args.getProperty(name);
    if (property === undefined) throw new Error(`ImageCacheSetArgs has no ${name}`);
    return types.textOf(property);
  };
  const properties = Object.entries(cache.properties)
    .filter(([name]) => !ofTheSet.includes(name))
    .map(([name, { willReplaceOnChanges, ...spec }]) => [name, spec]);
  types.collected[member] = {
    type: "object",
    description: "What a cache of a set takes: as an ImageCache, but that the set waits.",
    properties: Object.fromEntries(properties),
  };
  const held = { $ref: `#/types/${member}` };
  return {
    isComponent: true,
    description: `${types.textOf(index("ImageCacheSet"))}\n\n${examplesOf("ImageCacheSet")}`,
    inputProperties: {
      caches: { type: "object", additionalProperties: held, description: text("caches") },
      defaults: { ...held, description: text("defaults") },
      regions: { type: "object", additionalProperties: held, description: text("regions") },
      onBuildFailure: { type: "string", description: text("onBuildFailure") },
      maxConcurrentUpdates: { type: "integer", plain: true, description: text("maxConcurrentUpdates") },
    },
    requiredInputs: ["caches"],
    properties: {
      imageCacheIds: {
        type: "object",
        additionalProperties: { type: "string" },
        description: types.textOf(
          checker.getDeclaredTypeOfSymbol(index("ImageCacheSet")).getProperty("imageCacheIds") ??
            index("ImageCacheSet"),
        ),
      },
    },
    required: ["imageCacheIds"],
    aliases: [{ type: "pulumi-eci:index:ImageCacheSet" }],
  };
}

/** What a program has to know before anything is made. */
const plain = ["buildWith", "installCrd", "waitForReady"];

/** One cache for one cluster, by either way of building. */
export function clusterImageCacheSpec(all: Sources): object {
  const { root, checker, types } = all;
  const folder = join(root, "sdk", "kubernetes");
  const index = exportedBy(all, join(folder, "index.ts"));
  const inputs = exportedBy(all, join(folder, "clusterImageCacheArgs.ts"))("ClusterImageCacheInputs");
  const { properties, required } = types.object(checker.getDeclaredTypeOfSymbol(inputs));
  for (const name of plain) Object.assign(properties[name] ?? {}, { plain: true });
  Object.assign(properties.kubeconfig ?? {}, { secret: true });
  const component = checker.getDeclaredTypeOfSymbol(index("ClusterImageCache"));
  const told = (name: string, spec: TypeSpec) => {
    const property = component.getProperty(name);
    if (property === undefined) throw new Error(`ClusterImageCache has no ${name}`);
    return { ...spec, description: types.textOf(property) };
  };
  const texts: TypeSpec = { type: "object", additionalProperties: { type: "string" } };
  return {
    isComponent: true,
    description: `${types.textOf(index("ClusterImageCache"))}\n\n${examplesOf("ClusterImageCache")}`,
    inputProperties: properties,
    requiredInputs: required,
    properties: {
      imageCacheId: told("imageCacheId", { type: "string" }),
      images: told("images", { type: "array", items: { type: "string" } }),
      podAnnotations: told("podAnnotations", texts),
      autoMatchAnnotations: told("autoMatchAnnotations", texts),
      manifests: told("manifests", { type: "array", items: { $ref: "pulumi.json#/Any" } }),
    },
    required: ["autoMatchAnnotations", "images", "manifests", "podAnnotations"],
    aliases: [{ type: "pulumi-eci:kubernetes:ClusterImageCache" }],
  };
}
