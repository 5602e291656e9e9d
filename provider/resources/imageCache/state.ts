import type { ImageCache, ImageCacheEvent } from "../../cloud/eci.js";
import { storedHiddenInputs } from "../../core/hidden.js";
import type { Operation } from "../../core/operation.js";
import { userTags } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import { isNotSet } from "../../core/schema/rules.js";
import { redacted } from "./events.js";
import { type FieldName, fieldNames, fields } from "./fields.js";
import type { ImageCacheInputs } from "./inputs.js";

/** What DescribeImageCaches tells of a cache beside its arguments, and how often its images were pulled. */
export interface ImageCacheOutputs {
  imageCacheId: string;
  accountId: string;
  status: string;
  progress: string | undefined;
  creationTime: string | undefined;
  expireDateTime: string | undefined;
  lastMatchedTime: string | undefined;
  snapshotId: string | undefined;
  flashSnapshotId: string | undefined;
  containerGroupId: string | undefined;
  events: ImageCacheEvent[];
  revision: number;
}

/** What the state remembers beside arguments and outputs. */
interface ImageCacheMemory {
  /** The arguments that the program gave, as opposed to those that the server filled in. */
  __declared: FieldName[];
  __generatedName?: string | undefined;
  /** What an interrupted or failed update did not finish. */
  __pendingUpdate?: FieldName[] | undefined;
  /** What the API kept although it was asked to clear it. */
  __uncleared?: FieldName[] | undefined;
  /** The address of a build that nobody has released yet. */
  __buildEip?: string | undefined;
}

export type ImageCacheState = Partial<ImageCacheInputs> & ImageCacheOutputs & ImageCacheMemory;

export function declaredFields(inputs: Properties): FieldName[] {
  return fieldNames.filter((name) => !isNotSet(inputs[name]));
}

export function stateOf(properties: Properties): ImageCacheState {
  return properties as unknown as ImageCacheState;
}

/** The arguments, without what the cloud or the class has added. */
export function inputsOf(properties: Properties): ImageCacheInputs {
  return Object.fromEntries(
    declaredFields(properties).map((name) => [name, properties[name]]),
  ) as unknown as ImageCacheInputs;
}

/** The readable arguments as the cloud has them. */
function observedInputs(cache: ImageCache): Partial<Record<FieldName, unknown>> {
  return {
    imageCacheName: cache.imageCacheName,
    images: cache.images,
    imageCacheSize: cache.imageCacheSize,
    resourceGroupId: cache.resourceGroupId,
    eliminationStrategy: cache.eliminationStrategy,
    tags: userTags(cache.tags),
  };
}

/** What must not show in an output, and the state before, which says what did not. */
export type Redaction = Pick<Operation, "olds" | "secrets">;

/** `args` are the arguments of the cache. */
export function outputsOf(
  { olds, secrets }: Redaction,
  cache: ImageCache,
  accountId: string,
  args: Properties,
): ImageCacheOutputs {
  return {
    imageCacheId: cache.imageCacheId,
    accountId,
    status: cache.status,
    progress: cache.progress,
    creationTime: cache.creationTime,
    expireDateTime: cache.expireDateTime,
    lastMatchedTime: cache.lastMatchedTime,
    snapshotId: cache.snapshotId,
    flashSnapshotId: cache.flashSnapshotId,
    containerGroupId: cache.containerGroupId,
    events: redacted(cache.events, eventsOf(olds), secrets),
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

/**
 * The state after an operation: the arguments as they were declared, what the server filled in for the others, and what
 * it reports of the cache.
 */
export function stateAfter(
  redaction: Redaction,
  inputs: Properties,
  cache: ImageCache,
  accountId: string,
): Properties {
  const observed = observedInputs(cache);
  const state: Properties = { ...inputs };
  for (const [name, value] of Object.entries(observed)) {
    if (isNotSet(state[name])) state[name] = value;
  }
  const memory: ImageCacheMemory = { __declared: declaredFields(inputs) };
  return { ...state, ...outputsOf(redaction, cache, accountId, inputs), ...memory };
}

/**
 * What a refresh finds: for each readable argument the declared value where the cloud's means the same, else the cloud's.
 * Tags that nobody declared are drift too: the next update takes them off.
 */
export function refreshed(redaction: Redaction, state: Properties, cache: ImageCache, accountId: string) {
  const declared = [...(stateOf(state).__declared ?? declaredFields(state))];
  const outs: Properties = { ...state, ...outputsOf(redaction, cache, accountId, state) };
  const inputs: Properties = { ...storedHiddenInputs(state), __generatedName: state.__generatedName };
  for (const name of declared) inputs[name] = state[name];

  for (const [key, value] of Object.entries(observedInputs(cache))) {
    const name = key as FieldName;
    const isDeclared = declared.includes(name);
    if (isDeclared && fields[name].same(state[name], value)) continue;
    outs[name] = value ?? null;
    if (!isDeclared && !isUndeclaredDrift(name, value)) continue;
    inputs[name] = value ?? null;
    if (!isDeclared) declared.push(name);
  }
  // Drift counts as declared from now on, else the next diff would take it for the server's choice.
  outs.__declared = declared;
  return { outs: withoutNulls(outs), inputs: withoutNulls(inputs) };
}

/** A default of the server is no drift; a strategy or a tag that nobody declared has come from outside. */
function isUndeclaredDrift(name: FieldName, value: unknown): boolean {
  if (name === "tags") return Object.keys((value ?? {}) as object).length > 0;
  return name === "eliminationStrategy" && !isNotSet(value) && value !== "";
}

function withoutNulls(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => !isNotSet(value)));
}
