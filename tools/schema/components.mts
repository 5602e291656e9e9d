import { join } from "node:path";
import { exportedBy, type Sources } from "./packageSchema.mts";
import type { ObjectSpec } from "./types.mts";

const member = "eci:index:ImageCacheSetMember";
/** What the set says for all of its caches. */
const ofTheSet = ["waitForReady", "onBuildFailure"];

/** Many caches in one: what a cache of the set takes is what a cache takes. */
export function imageCacheSetSpec(all: Sources, cache: ObjectSpec): object {
  const { dist, checker, types } = all;
  const index = exportedBy(all, join(dist, "sdk", "index.d.ts"));
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
    description: types.textOf(index("ImageCacheSet")),
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
