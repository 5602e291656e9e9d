import type { Settings } from "../options.js";
import type { ContainerGroup } from "./containerGroup.js";
import { endedAt } from "./life.js";

const dayMs = 86_400_000;

/**
 * The ended groups that the cloud does not list any more: those that ended long ago, and all but the newest of a region. The vendor's
 * words can also be read so that the newest stay beyond the hour; whoever counts on a record loses less with this reading.
 */
export function forgottenGroups(
  groups: readonly ContainerGroup[],
  now: number,
  { endedGroupsKept, endedGroupsKeptMs }: Settings,
): ContainerGroup[] {
  const places = new Map<string, number>();
  return groups
    .flatMap((group) => {
      const end = endedAt(group, now);
      return end === undefined ? [] : [{ group, end }];
    })
    .sort((a, b) => b.end.at - a.end.at)
    .filter(({ group, end }) => {
      const keptMs = end.status === "ScheduleFailed" ? dayMs : endedGroupsKeptMs;
      if (now - end.at >= keptMs) return true;
      const place = `${group.accountId} ${group.regionId}`;
      const newer = places.get(place) ?? 0;
      places.set(place, newer + 1);
      return newer >= endedGroupsKept;
    })
    .map(({ group }) => group);
}
