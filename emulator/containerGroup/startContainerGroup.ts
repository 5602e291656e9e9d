import type { Call } from "../call.js";
import type { Eip } from "../eip/eip.js";
import { newId } from "../ids.js";
import { fullName } from "../registry/imageName.js";
import type { Place } from "../store/collection.js";
import { deadlineEnd, eipHolderInstanceType, isCacheMade, spotEnd } from "../undocumented.js";
import { arrivalsOf } from "./arrivals.js";
import { cacheEvent, makeAutomaticCache } from "./automaticCache.js";
import { beginRuns } from "./beginRuns.js";
import type { CacheChoice } from "./cacheChoice.js";
import type { ContainerGroup, GroupEnd, Placement } from "./containerGroup.js";
import type { ContainerRun } from "./containerRun.js";
import { pullsOf } from "./groupPull.js";
import type { HeldGroup } from "./heldGroup.js";

/** What is decided of a group before it is made. */
export interface Plan {
  readonly fields: HeldGroup;
  readonly sequence: number;
  readonly placement: Placement;
  readonly eip: Eip | undefined;
  readonly choice: CacheChoice;
  readonly end?: Omit<GroupEnd, "at"> | undefined;
}

/** Makes a group that is scheduled, pulls and runs, all of which is known from the start. */
export function startContainerGroup(call: Call, place: Place, plan: Plan): ContainerGroup {
  const { cloud, now } = call;
  const { fields, sequence, placement, eip, choice } = plan;
  const containerGroupId = newId("eci");
  const scheduledAt = now + cloud.settings.schedulingMs;
  const images = choice.cache?.fields.Images.map(fullName) ?? [];
  const runs = plan.end ? [] : firstRuns(call, plan, scheduledAt, images);
  const group: ContainerGroup = {
    ...place,
    containerGroupId,
    sequence,
    createdAt: now,
    placement,
    fields,
    ...(eip && { eip: { allocationId: eip.allocationId, isAutomatic: fields.AutoCreateEip === true } }),
    scheduledAt,
    images: imagesAfter(images, runs),
    runs,
    ends: plan.end
      ? [{ ...plan.end, at: scheduledAt }]
      : endsOf(fields, scheduledAt, cloud.settings.spotExpiryMs),
    pastEvents: [],
  };
  if (eip) holdEip(call, eip, group);
  cloud.containerGroups.add(group);
  if (!plan.end) tellOfCache(call, group, choice);
  return group;
}

/** The cache was used, or is made for the groups to come. */
function tellOfCache(call: Call, group: ContainerGroup, { cache, match }: CacheChoice): void {
  const { cloud, now } = call;
  if (cache !== undefined) cache.lastMatchedAt = now;
  if (cache !== undefined || match !== undefined) group.pastEvents.push(cacheEvent(now, cache));
  if (match === undefined || !isCacheMade(match, cloud.settings)) return;
  group.pastEvents.push(...makeAutomaticCache(call, group));
}

/** What is on the disk once all that can be pulled is. */
export function imagesAfter(images: readonly string[], runs: readonly ContainerRun[]): string[] {
  const pulled = runs
    .filter(({ arrival }) => arrival.failure === undefined)
    .map(({ image }) => fullName(image));
  return [...new Set([...images, ...pulled])];
}

function firstRuns(
  call: Call,
  { fields, placement, eip }: Plan,
  from: number,
  images: string[],
): ContainerRun[] {
  const { cloud, pull } = call;
  const { vswitchId } = placement;
  const containers = [...fields.InitContainer, ...fields.Container];
  const way = { from, onDisk: new Set(images), ...pullsOf(fields, { vswitchId, eip, pull }, cloud) };
  const arrivals = arrivalsOf(containers, way);
  const starts = containers.flatMap((container, index) => {
    const arrival = arrivals[index];
    const isInit = index < fields.InitContainer.length;
    return arrival ? [{ container, arrival, isInit, before: { restartsBefore: 0 } }] : [];
  });
  return beginRuns(starts, fields.RestartPolicy, cloud.settings, 0);
}

function holdEip({ cloud }: Call, eip: Eip, { containerGroupId, placement }: ContainerGroup): void {
  eip.holder = {
    instanceId: containerGroupId,
    instanceType: eipHolderInstanceType,
    privateIpAddress: placement.intranetIp,
  };
  cloud.eips.add(eip);
}

/** What ends a group whatever its containers do. */
function endsOf(fields: HeldGroup, scheduledAt: number, spotExpiryMs: number): GroupEnd[] {
  const { ActiveDeadlineSeconds: seconds, SpotStrategy = "NoSpot" } = fields;
  const isTakenBack = SpotStrategy !== "NoSpot" && Number.isFinite(spotExpiryMs);
  return [
    ...(seconds === undefined ? [] : [{ ...deadlineEnd, at: scheduledAt + seconds * 1_000 }]),
    ...(isTakenBack ? [{ ...spotEnd, at: scheduledAt + spotExpiryMs }] : []),
  ];
}
