import type { Answer, Call } from "../../call.js";
import { instancesSeenBy, pageOf, success } from "../../containerRegistry/answers.js";

/** The name is a part of the instances' names: clients compare it again. */
export function listInstance(call: Call): Answer {
  const name = call.parameters.filled("InstanceName") ?? "";
  const { items, page } = pageOf(
    call,
    instancesSeenBy(call).filter(({ instanceName }) => instanceName.includes(name)),
  );
  const Instances = items.map(({ instanceId, instanceName, regionId }) => ({
    InstanceId: instanceId,
    InstanceName: instanceName,
    InstanceStatus: "RUNNING",
    RegionId: regionId,
  }));
  return success({ Instances, ...page });
}
