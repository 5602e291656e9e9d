import { invalidParameter } from "../apiError.js";
import { type Call, placeOf } from "../call.js";
import { eipsById } from "../eip/findEip.js";
import type { Tagged } from "../tagging.js";

interface TaggedKind {
  /** As the answers spell it. */
  readonly type: string;
  readonly objects: ReadonlyMap<string, Tagged>;
}

/** What ResourceType means in the tag actions of VPC. */
export function taggedOfVpc(call: Call): TaggedKind {
  const { cloud, parameters } = call;
  const place = placeOf(call);
  const type = parameters.required("ResourceType").toUpperCase();
  switch (type) {
    case "EIP":
      return { type, objects: eipsById(cloud, place) };
    case "VPC":
      return { type, objects: new Map(cloud.vpcsIn(place).map((vpc) => [vpc.vpcId, vpc])) };
    case "VSWITCH":
      return { type, objects: new Map(cloud.vswitchesIn(place).map((item) => [item.vswitchId, item])) };
    default:
      throw invalidParameter("ResourceType", "only EIP, VPC and VSWITCH are known here");
  }
}

/** What ResourceType means in the tag actions of ECS. */
export function taggedOfEcs(call: Call): TaggedKind {
  const { cloud, parameters } = call;
  const place = placeOf(call);
  const type = parameters.required("ResourceType").toLowerCase();
  if (type !== "securitygroup") throw invalidParameter("ResourceType", "only securitygroup is known here");
  return {
    type,
    objects: new Map(cloud.securityGroupsIn(place).map((group) => [group.securityGroupId, group])),
  };
}
