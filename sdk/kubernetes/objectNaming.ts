import type * as pulumi from "@pulumi/pulumi";
import { shortHash } from "../../provider/core/ownership.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import type { ClusterImageCacheArgs } from "./clusterImageCacheArgs.js";
import type { ImageCacheManifest } from "./imageCacheManifest.js";

/** What the cluster is told of an object: without a name it gets one from the kubernetes provider. */
export type ObjectMetadata = Partial<ImageCacheManifest["metadata"]>;

/** How the object of a component gets its name, and what a replacement makes of it. */
interface Naming {
  /** The object's name in the stack. */
  resource: string;
  /** What the cluster is told, of what the manifest says. */
  metadata(metadata: ImageCacheManifest["metadata"]): ObjectMetadata;
  options: pulumi.CustomResourceOptions;
}

/** What makes a new cache: a virtual node builds when an object is made, and never again. */
const content = ["spec", "metadata.annotations"];

export function namingOf(name: string, args: ClusterImageCacheArgs): Naming {
  const asTold = { resource: name, metadata: (metadata: ObjectMetadata) => metadata };
  if (!isNotSet(args.name))
    return { ...asTold, options: { replaceOnChanges: content, deleteBeforeReplace: true } };
  // Nobody waits for it, so that it may be applied by something else too: the same content has the same name.
  if (args.waitForReady === false) return { ...asTold, options: {} };
  return {
    resource: resourceName(name),
    metadata: ({ name: _, ...metadata }) => metadata,
    options: {
      replaceOnChanges: content,
      // An object keeps the name that it has, be it one of an earlier version; a replacement gets another one.
      ignoreChanges: ["metadata.name", 'metadata.annotations["pulumi.com/autonamed"]'],
      ...(resourceName(name) !== name && { aliases: [{ name }] }),
    },
  };
}

/** The kubernetes provider makes the object's name of it: a DNS name, and another one for another component. */
function resourceName(name: string): string {
  return dnsNameOf(name) === name ? name : hashedName(name, [name]);
}

/** A name that follows from what it stands for. */
export function hashedName(name: string, parts: readonly unknown[]): string {
  return `${dnsNameOf(name)}-${shortHash(parts, 8)}`;
}

/** With its hash it fits the 128 characters of a cache's name in the cloud, which the virtual node gives it. */
const longestName = 100;

function dnsNameOf(name: string): string {
  const cleaned = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestName);
  return cleaned.replace(/^-+|-+$/g, "") || "image-cache";
}
