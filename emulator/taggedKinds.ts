import { invalidParameter } from "./apiError.js";
import { type Call, placeOf } from "./call.js";
import { isIn, type Place } from "./store/collection.js";
import type { Tagged } from "./tagging.js";

interface TaggedKind {
  /** As the answers spell it. */
  readonly type: string;
  readonly objects: ReadonlyMap<string, Tagged>;
}

/** What ResourceType means in the tag actions of ECI. */
export function taggedOfEci(call: Call): TaggedKind {
  return kindOf(call, { ContainerGroup: call.cloud.containerGroups, ImageCache: call.cloud.imageCaches });
}

/** What ResourceType means in the tag actions of VPC. */
export function taggedOfVpc(call: Call): TaggedKind {
  const { eips, vpcs, vswitches, commonBandwidthPackages, natGateways } = call.cloud;
  const kinds = {
    EIP: eips,
    VPC: vpcs,
    VSWITCH: vswitches,
    COMMONBANDWIDTHPACKAGE: commonBandwidthPackages,
    NATGATEWAY: natGateways,
  };
  return kindOf(call, kinds);
}

/** What ResourceType means in the tag actions of ECS. */
export function taggedOfEcs(call: Call): TaggedKind {
  return kindOf(call, { securitygroup: call.cloud.securityGroups });
}

function kindOf(
  call: Call,
  kinds: Readonly<Record<string, ReadonlyMap<string, Tagged & Place>>>,
): TaggedKind {
  const isHere = isIn(placeOf(call));
  const wanted = call.parameters.required("ResourceType").toLowerCase();
  const found = Object.entries(kinds).find(([type]) => type.toLowerCase() === wanted);
  if (!found)
    throw invalidParameter("ResourceType", `only ${Object.keys(kinds).join(", ")} can be tagged here`);
  const [type, objects] = found;
  return { type, objects: new Map([...objects].filter(([, object]) => isHere(object))) };
}
