import type { TaggedKind } from "../cloud/tags.js";
import { isRead } from "./hidden.js";
import type { Operation } from "./operation.js";
import type { Properties } from "./resource.js";

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
  if (object === undefined)
    throw new Error(`${id} does not exist in ${cloud.region} of the account ${accountId}.`);
  if (!isRead(state)) operation.session.keepIfCreating(cloud.shared, kind, id, object.tags, operation.owner);
  return { object, state: { regionId: cloud.region, ...state }, accountId };
}
