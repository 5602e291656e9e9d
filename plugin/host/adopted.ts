import type { Operation } from "../../provider/core/operation.js";
import type { Properties } from "../../provider/core/resource.js";
import type { Hosted } from "./hosted.js";

/** An object that no state knows, as an import or a program that only reads takes it in; undefined when the region does not know it. */
export async function adopted(
  operation: Operation,
  { kind, name }: Hosted,
  id: string,
  { profile }: Properties,
): Promise<{ outs: Properties; inputs: Properties } | undefined> {
  if (kind === undefined) throw new Error(`${name} is nothing in the cloud that could be imported.`);
  const cloud = await operation.cloud();
  const object = await kind.describe(cloud, id);
  if (object === undefined) return undefined;
  const inputs: Properties = {
    regionId: cloud.region,
    ...(typeof profile === "string" && { profile }),
    ...object.args,
  };
  return { inputs, outs: object.stateAfter(inputs, await cloud.accountId(), operation.secrets) };
}
