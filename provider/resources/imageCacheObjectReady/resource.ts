import { hiddenInputs } from "../../core/hidden.js";
import type { Operation } from "../../core/operation.js";
import { type DiffResult, PartialFailure, type Properties, type Resource } from "../../core/resource.js";
import { sameValue } from "../../core/schema/same.js";
import { namesOf } from "../../core/schema/table.js";
import { ClusterError } from "../../kubernetes/clusterError.js";
import type { ImageCacheObject } from "../../kubernetes/imageCacheObject.js";
import { ImageCacheObjects, lookTimeoutMs } from "../../kubernetes/imageCacheObjects.js";
import { check } from "./check.js";
import { rebuild } from "./rebuild.js";
import { imageCacheObjectReadyArguments } from "./schema.js";
import { stateOf } from "./state.js";
import { isFailed, ObjectNotReady, waitUntilReady } from "./wait.js";

const argumentNames: readonly string[] = namesOf(imageCacheObjectReadyArguments);

function clusterOf({ kubeconfig, context }: Properties, timeoutMs?: number): Promise<ImageCacheObjects> {
  return ImageCacheObjects.open(kubeconfig as string | undefined, context as string | undefined, timeoutMs);
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);

/**
 * Arguments and hidden inputs decide; beside them a cache that is not, or no longer, there, and an object that is another one by now. The
 * id is the name.
 */
async function diff(
  operation: Operation,
  _: string,
  olds: Properties,
  news: Properties,
): Promise<DiffResult> {
  const changed = [...argumentNames, ...hiddenInputs].some((name) => !sameValue(olds[name], news[name]));
  const replaces = sameValue(olds.name, news.name) ? [] : ["name"];
  if (changed) return { changes: undefined, replaces };
  if (olds.phase !== "Ready" || hasExpired(olds)) return { changes: true, replaces };
  if (!(await isLost(operation, olds))) return { changes: false, replaces };
  const reason = `the object imagecache/${olds.name} that it waited for is not in the cluster any more: run pulumi refresh first`;
  return { changes: true, replaces, reason };
}

/** Whether the object that the state knows is not in the cluster any more: the update says so. Who cannot look only hears of it. */
async function isLost({ session, log }: Operation, olds: Properties): Promise<boolean> {
  try {
    const cluster = await clusterOf(olds, lookTimeoutMs);
    const object = await cluster.get(String(olds.name));
    return object?.metadata.uid !== olds.objectUid;
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    if (session.isNew(error.message))
      log.warning(`${error.message} Whether the objects in it are still those of this stack is not known.`);
    return false;
  }
}

function hasExpired({ expireDateTime }: Properties): boolean {
  const end = Date.parse(String(expireDateTime));
  return !Number.isNaN(end) && end <= Date.now();
}

async function create(operation: Operation, inputs: Properties): Promise<{ id: string; outs: Properties }> {
  const cluster = await clusterOf(inputs);
  const name = String(inputs.name);
  return {
    id: name,
    outs: await wait(operation, cluster, name, textOf(inputs.uid), inputs),
  };
}

/** Goes on waiting. An object that had failed when the last run ended is made again first. */
async function update(
  operation: Operation,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  const cluster = await clusterOf(news);
  const name = String(news.name);
  const object = await cluster.get(name);
  const isKnown = object !== undefined && object.metadata.uid === olds.objectUid;
  if (object !== undefined && isKnown && (isFailed(object) || hasExpired(olds))) {
    operation.log.info(`makes the object imagecache/${name} again, whose cache has failed or expired`);
    const made = await rebuild(cluster, object, operation);
    return wait(operation, cluster, id, made.metadata.uid, news);
  }
  // What was made again here has another uid than the program knows until its next refresh.
  const expected = isKnown && news.uid === olds.uid ? object?.metadata.uid : textOf(news.uid);
  return wait(operation, cluster, id, expected, news);
}

async function wait(
  operation: Operation,
  cluster: ImageCacheObjects,
  id: string,
  uid: string | undefined,
  properties: Properties,
): Promise<Properties> {
  const name = String(properties.name);
  try {
    const ready = await waitUntilReady({ operation, cluster, name, uid });
    return stateOf(properties, ready);
  } catch (error) {
    if (!(error instanceof ObjectNotReady) || error.last === undefined) throw error;
    if (properties.onBuildFailure === "warn") {
      operation.log.warning(`${error.message} The run goes on without it (onBuildFailure).`);
      return stateOf(properties, error.last);
    }
    throw new PartialFailure(error.message, id, stateOf(properties, error.last), { cause: error });
  }
}

/** Only the object that the state knows is looked at; without it there is nothing to wait for. */
async function read(
  _: Operation,
  __: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties } | undefined> {
  const object: ImageCacheObject | undefined = await (await clusterOf(state)).get(String(state.name));
  if (object === undefined) return undefined;
  const outs = stateOf(state, object);
  const inputs = Object.fromEntries(Object.entries(state).filter(([name]) => isInput(name)));
  return { outs, inputs };
}

function isInput(name: string): boolean {
  return name.startsWith("__") || argumentNames.includes(name);
}

/** The wait owns nothing: the object has a resource of its own. */
function remove(): Promise<void> {
  return Promise.resolve();
}

export const imageCacheObjectReadyResource: Resource = {
  kind: "ImageCacheObjectReady",
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
};
