import type { Cloud } from "../provider/cloud/cloud.js";
import { secretsOf } from "../provider/cloud/scrub.js";
import type { HiddenInputs } from "../provider/core/hidden.js";
import { notThere } from "../provider/core/look.js";
import type { Properties } from "../provider/core/resource.js";
import { Secrets } from "../provider/core/secrets.js";
import type { Kind } from "../provider/resources/kind.js";
import type { StackIdentity } from "./stack/stack.js";

/** An object of the cloud as a resource of a stack would hold it. */
export interface TakenIn {
  kind: Kind;
  id: string;
  name: string;
  /** The arguments alone, for the program. */
  args: Properties;
  /** What the API tells of them. */
  told: Properties;
  inputs: Properties;
  outputs: Properties;
}

export function urnOf({ stack, project }: StackIdentity, typeChain: string, name: string): string {
  return `urn:pulumi:${stack}::${project}::${typeChain}::${name}`;
}

/** What the resource class would pass on beside the arguments. */
export function hiddenOf({ organization }: StackIdentity, urn: string): HiddenInputs {
  return { __urn: urn, __organization: organization };
}

/** The state of a resource with these arguments, as a create that has just ended would leave it. */
export async function takeIn(
  cloud: Cloud,
  kind: Kind,
  id: string,
  name: string,
  args: Properties,
  hidden: HiddenInputs,
): Promise<TakenIn> {
  const accountId = await cloud.accountId();
  const object = await kind.describe(cloud, id);
  if (object === undefined) throw await notThere(cloud, kind.name, id);
  const inputs = { regionId: cloud.region, ...args, ...hidden };
  const outputs = object.stateAfter(inputs, accountId, new Secrets(() => secretsOf(args)));
  return { kind, id, name, args, told: object.args, inputs, outputs };
}
