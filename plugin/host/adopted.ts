import { notThere } from "../../provider/core/look.js";
import type { Operation } from "../../provider/core/operation.js";
import type { Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import type { Hosted } from "./hosted.js";

/** Whether a state tells of an object: that of an import, or of a program that only reads, says no more than where it is. */
export function tellsOf({ outputs }: Hosted, state: Properties): boolean {
  return Object.keys(outputs).some((name) => !isNotSet(state[name]));
}

/** `cn-beijing/imc-…` names the region too. */
export function placedId(given: string, state: Properties): { id: string; regionId: unknown } {
  const [id = "", regionId, ...rest] = given.split("/").reverse();
  if (id === "" || regionId === "" || rest.length > 0)
    throw new Error(
      `${given} is no id: give one as the cloud has it, or with its region, such as cn-beijing/imc-….`,
    );
  return { id, regionId: regionId ?? state.regionId };
}

/** An object that no state knows, as an import or a program that only reads takes it in. */
export async function adopted(
  operation: Operation,
  { kind, name }: Hosted,
  id: string,
  { profile }: Properties,
): Promise<{ outs: Properties; inputs: Properties }> {
  if (kind === undefined) throw new Error(`${name} is nothing in the cloud that could be imported.`);
  const cloud = await operation.cloud();
  const object = await kind.describe(cloud, id);
  // The engine would say no more than that it does not exist.
  if (object === undefined) throw await notThere(cloud, kind.name, id);
  const inputs: Properties = {
    regionId: cloud.region,
    ...(typeof profile === "string" && { profile }),
    ...object.args,
  };
  return { inputs, outs: object.stateAfter(inputs, await cloud.accountId(), operation.secrets) };
}
