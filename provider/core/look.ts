import type { Cloud } from "../cloud/cloud.js";
import type { TaggedKind } from "../cloud/tags.js";
import { isRead } from "./hidden.js";
import type { Operation } from "./operation.js";
import type { Properties } from "./resource.js";
import { wrongKind } from "./schema/rules.js";

const idPrefixes: Readonly<Record<TaggedKind, string>> = {
  imageCache: "imc-",
  containerGroup: "eci-",
  eip: "eip-",
};

/** What is said of an id that a region does not know: where it was looked for is what went wrong most often. */
export async function notThere(cloud: Cloud, kind: TaggedKind, id: string): Promise<Error> {
  const wrong = wrongKind(idPrefixes[kind], id);
  if (wrong !== undefined) return new Error(`${id} ${wrong}`);
  return new Error(`${id} does not exist in ${cloud.region} of the account ${await cloud.accountId()}.`);
}

/**
 * What a read does with the object that it looked for: one that the stack manages may be gone, one that a program only reads may not.
 * The phase of a managed one that its run did not live to end is ended with this process.
 */
export async function looked<T extends { tags: Readonly<Record<string, string>> }>(
  operation: Operation,
  kind: TaggedKind,
  id: string,
  state: Properties,
  object: T | undefined,
): Promise<{ object: T; state: Properties; accountId: string } | undefined> {
  const cloud = await operation.cloud();
  if (object === undefined && !isRead(state)) return undefined;
  const accountId = await cloud.accountId();
  if (object === undefined) throw await notThere(cloud, kind, id);
  if (!isRead(state)) operation.session.keepIfCreating(cloud.shared, kind, id, object.tags, operation.owner);
  return { object, state: { regionId: cloud.region, ...state }, accountId };
}
