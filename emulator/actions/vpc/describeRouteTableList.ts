import { type Answer, type Call, placeOf } from "../../call.js";
import { numberedPage } from "../../numberedPage.js";
import { isIn } from "../../store/collection.js";
import { newestFirst } from "../../undocumented.js";
import { wireTime } from "../../wireTime.js";

/** The system route table of each VPC: no other is known here. */
export function describeRouteTableList(call: Call): Answer {
  const { cloud, parameters } = call;
  const vpcId = parameters.filled("VpcId");
  const routerId = parameters.filled("RouterId");
  const routeTableId = parameters.filled("RouteTableId");
  const found = cloud.vpcs
    .where(isIn(placeOf(call)))
    .list()
    .sort(newestFirst)
    .filter(
      (vpc) =>
        (vpcId ?? vpc.vpcId) === vpc.vpcId &&
        (routerId ?? vpc.routerId) === vpc.routerId &&
        (routeTableId ?? vpc.routeTableId) === vpc.routeTableId,
    );
  const { items, ...page } = numberedPage(found, parameters, { size: 10, max: 50 });
  const tables = items.map((vpc) => ({
    RouteTableId: vpc.routeTableId,
    RouteTableName: "",
    RouteTableType: "System",
    Description: "",
    RouterId: vpc.routerId,
    RouterType: "VRouter",
    VpcId: vpc.vpcId,
    AssociateType: "VSwitch",
    Status: "Available",
    CreationTime: wireTime(vpc.createdAt),
    ResourceGroupId: vpc.fields.ResourceGroupId,
    RoutePropagationEnable: true,
    OwnerId: Number(vpc.accountId),
    VSwitchIds: { VSwitchId: cloud.vswitchesOf(vpc).map(({ vswitchId }) => vswitchId) },
    GatewayIds: { GatewayIds: [] },
    Tags: { Tag: [] },
  }));
  return { Code: "200", Success: true, ...page, RouterTableList: { RouterTableListType: tables } };
}
