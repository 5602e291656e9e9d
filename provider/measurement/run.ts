import { randomUUID } from "node:crypto";
import { explained } from "../cloud/advice.js";
import { type Entry, entriesOf, stringOf } from "../cloud/answer.js";
import type { Cloud } from "../cloud/cloud.js";
import { type ContainerGroup, createContainerGroup } from "../cloud/containerGroups.js";
import { deleteAndWait } from "../resources/containerGroup/delete.js";
import { hasEnded } from "../resources/containerGroup/life.js";
import { followerOf, type SeenGroup } from "../resources/containerGroup/looks.js";
import { durationsOf, imageCacheOf } from "../resources/containerGroup/start.js";
import { type Measured, requestOf } from "./plan.js";

/** One group that was started, looked at and deleted. */
export interface Run {
  /** Whether it was to start from the cache. */
  cached: boolean;
  containerGroupId: string;
  /** Seconds from its creation until the last of its containers has started; undefined where one never did: then it does not count. */
  startSeconds?: number;
  /** Those of its scheduling. */
  schedulingSeconds?: number;
  /** Those of its pulls. */
  pullingSeconds?: number;
  /** Which cache it started from. */
  imageCacheId?: string;
  hit?: string;
  /** Seconds that it has lived, which is what it costs. */
  livedSeconds: number;
  /** Why it does not count. */
  trouble?: string;
}

const pauseMs = 1_000;

/** Starts a group, waits until its containers have started, and deletes it, whatever comes. */
export async function measureRun(
  cloud: Cloud,
  measured: Measured,
  imageCacheId: string | undefined,
  { timeoutMs, deleteMs, signal }: { timeoutMs: number; deleteMs: number; signal: AbortSignal },
): Promise<Run> {
  const { clock } = cloud;
  const id = await createContainerGroup(cloud.eci, requestOf(measured, imageCacheId), randomUUID());
  const begun = clock.now();
  let group: ContainerGroup | undefined;
  let trouble: string | undefined;
  try {
    group = await started(cloud, id, begun + timeoutMs * clock.factor, signal);
  } catch (error) {
    trouble = explained(error);
  } finally {
    await removed(cloud.within({ deadline: clock.now() + deleteMs }), id);
  }
  const livedSeconds = (clock.now() - begun) / 1_000;
  const cached = imageCacheId !== undefined;
  if (group === undefined) return { cached, containerGroupId: id, livedSeconds, ...(trouble && { trouble }) };
  const startSeconds = startOf(group);
  const from = imageCacheOf({ imageCacheId }, group, group.events);
  return {
    cached,
    containerGroupId: id,
    ...(startSeconds === undefined
      ? { trouble: `it is ${group.status}, and a container has never started` }
      : { startSeconds }),
    ...durationsOf(group, group.events),
    ...(from?.id !== undefined && { imageCacheId: from.id }),
    ...(from !== undefined && { hit: from.hit }),
    livedSeconds: lifeOf(group) ?? livedSeconds,
  };
}

async function removed(cloud: Cloud, id: string): Promise<void> {
  try {
    await deleteAndWait(cloud, id);
  } catch (error) {
    throw new Error(
      `${id} could not be deleted, and goes on until its time is up: ${explained(error)} Delete it with: pulumi-eci measure --clean --yes`,
      { cause: error },
    );
  }
}

function started(
  cloud: Cloud,
  id: string,
  deadline: number,
  signal: AbortSignal,
): Promise<ContainerGroup | undefined> {
  return followerOf(cloud).follow<ContainerGroup | undefined>({
    id,
    deadline,
    firstPauseMs: pauseMs * cloud.clock.factor,
    judge: (seen: SeenGroup | undefined) => {
      if (signal.aborted) throw new Error("it was broken off");
      const group = seen?.group;
      if (group !== undefined && (startOf(group) !== undefined || hasEnded(group.status)))
        return { result: group };
      return {
        pauseMs: pauseMs * cloud.clock.factor,
        late: () => new Error(`it is still ${seen?.status ?? "not listed"} when its time is up`),
      };
    },
  });
}

/** Seconds from the creation of a group to the last start of its containers, if all have started. */
function startOf({ creationTime, entry }: ContainerGroup): number | undefined {
  const starts = entriesOf(entry.Containers).map(({ CurrentState, PreviousState }) =>
    timeOf(
      stringOf((CurrentState ?? {}) as Entry, "StartTime") ??
        stringOf((PreviousState ?? {}) as Entry, "StartTime"),
    ),
  );
  const seconds = (Math.max(...starts) - timeOf(creationTime)) / 1_000;
  return starts.length > 0 && Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** Seconds between what the cloud itself says of its creation and of its last event. */
function lifeOf({ creationTime, events }: ContainerGroup): number | undefined {
  const last = Math.max(...events.map(({ lastTimestamp }) => timeOf(lastTimestamp)));
  const seconds = (last - timeOf(creationTime)) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function timeOf(text: string | undefined): number {
  return text === undefined ? Number.NaN : Date.parse(text);
}
