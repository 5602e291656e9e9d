import type { ImageCache, ImageCacheEvent } from "../../cloud/eci.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { argumentsOf } from "../../core/schema/changes.js";
import { filledIn, outputsIn, refreshedWith } from "../../core/schema/state.js";
import type { OutputOf } from "../../core/schema/table.js";
import { kept, redacted } from "./events.js";
import { type FieldName, type ImageCacheInputs, imageCacheArguments, imageCacheOutputs } from "./schema.js";

/** What DescribeImageCaches tells of a cache beside its arguments, and how often its images were pulled. */
type ImageCacheOutputs = { [K in keyof typeof imageCacheOutputs]: OutputOf<(typeof imageCacheOutputs)[K]> };

/** What the state remembers beside arguments and outputs. */
interface ImageCacheMemory {
  /** The arguments that the program gave, as opposed to those that the server filled in. */
  __declared: FieldName[];
  __generatedName?: string | undefined;
  /** What an interrupted or failed update did not finish. */
  __pendingUpdate?: FieldName[] | undefined;
  /** What the API kept although it was asked to clear it. */
  __uncleared?: FieldName[] | undefined;
  /** Updates do not move the expiry of this cache: a renewal replaces it. */
  __renewal?: "replace" | undefined;
  /** The address of a build that nobody has released yet. */
  __buildEip?: string | undefined;
}

export type ImageCacheState = Partial<ImageCacheInputs> & ImageCacheOutputs & ImageCacheMemory;

export function stateOf(properties: Properties): ImageCacheState {
  return properties as unknown as ImageCacheState;
}

export function inputsOf(properties: Properties): ImageCacheInputs {
  return argumentsOf(imageCacheArguments, properties) as unknown as ImageCacheInputs;
}

/** What must not show in an output, and the state before, which says what did not. */
export type Redaction = Pick<Operation, "olds" | "secrets">;

/** `args` are the arguments of the cache. */
export function outputsOf(
  { olds, secrets }: Redaction,
  cache: ImageCache,
  accountId: string,
  args: Properties,
): Properties {
  const stored = eventsOf(olds);
  return {
    ...outputsIn(imageCacheOutputs, cache),
    accountId,
    events: redacted(kept(cache.events, stored), stored, secrets),
    revision: revisionOf(args),
  };
}

function eventsOf({ events }: Properties): ImageCacheEvent[] {
  return Array.isArray(events) ? events : [];
}

/** Counts the builds that the API has accepted for a cache; no look at the cloud changes it. */
export function revisionOf({ revision }: Properties): number {
  return typeof revision === "number" ? revision : 1;
}

export function stateAfter(
  redaction: Redaction,
  inputs: Properties,
  cache: ImageCache,
  accountId: string,
): Properties {
  return {
    ...filledIn(imageCacheArguments, inputs, cache),
    ...outputsOf(redaction, cache, accountId, inputs),
  };
}

export function refreshed(redaction: Redaction, state: Properties, cache: ImageCache, accountId: string) {
  const outputs = outputsOf(redaction, cache, accountId, state);
  return refreshedWith(imageCacheArguments, state, cache, outputs);
}
