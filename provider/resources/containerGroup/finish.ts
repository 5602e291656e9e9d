import type { Cloud } from "../../cloud/cloud.js";
import { type ContainerGroup, describeContainerGroup } from "../../cloud/containerGroups.js";
import type { Operation } from "../../core/operation.js";
import { WaitError } from "../../core/polling/wait.js";
import { PartialFailure, type Properties } from "../../core/resource.js";
import { explainEnd } from "./failure.js";
import { goalOf, progressTo } from "./life.js";
import { sightOf } from "./sight.js";
import { outputsOf, stateAfter } from "./state.js";
import { waitUntil } from "./wait.js";

/** A group that is on its way to what its declaration waits for. */
interface Way {
  id: string;
  /** The declaration. */
  declared: Properties;
  /** What the state says of the arguments if it ends badly, or the time is up. */
  stateIfFailed: Properties;
  /** The group as it was last seen. */
  last: ContainerGroup;
}

/** Waits for what the declaration waits for. The result is the state; a failure carries the state too. */
export async function finish(operation: Operation, way: Way): Promise<Properties> {
  const { id, declared } = way;
  const cloud = await operation.cloud();
  const goal = goalOf(declared);
  const seen = await endOf(operation, cloud, way, (status) => progressTo(goal, status) !== "open");
  const group = seen ?? (await describeContainerGroup(cloud.eci, id));
  if (group === undefined) {
    const message =
      "vanished from the cloud while it was waited for: somebody has deleted it. Run pulumi up --refresh, which makes it anew.";
    throw await failed(operation, cloud, way, message, {});
  }
  const sight = await sightOf(operation, cloud, group, declared);
  if (progressTo(goal, group.status) === "missed") {
    const message = `is ${group.status}. ${await explainEnd(operation, group, sight.events, declared)}`;
    throw await failed(operation, cloud, { ...way, last: group }, message, { __isBroken: true });
  }
  return stateAfter(operation, declared, sight);
}

async function endOf(
  operation: Operation,
  cloud: Cloud,
  way: Way,
  isOver: (status: string) => boolean,
): Promise<ContainerGroup | undefined> {
  try {
    const seen = await waitUntil(cloud, way.id, operation.log, isOver);
    return seen?.group;
  } catch (error) {
    if (!(error instanceof WaitError)) throw error;
    const last = error.last?.group ?? way.last;
    throw await failed(operation, cloud, { ...way, last }, error.message, { __isWaiting: true }, error);
  }
}

async function failed(
  operation: Operation,
  cloud: Cloud,
  { id, stateIfFailed, last }: Way,
  message: string,
  memory: Properties,
  cause?: unknown,
): Promise<PartialFailure> {
  const sight = await sightOf(operation, cloud, last, stateIfFailed);
  const outs = { ...stateIfFailed, ...outputsOf(operation, sight, stateIfFailed), ...memory };
  return new PartialFailure(message, id, outs, { cause });
}
