import { wireTime } from "../wireTime.js";

/** What is told of a group, once or again and again. */
export interface GroupEvent {
  readonly source: "EciService" | "kubelet";
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly count: number;
}

export function eventAt(at: number, { source = "kubelet", type = "Normal", ...told }: ToldOnce): GroupEvent {
  return { source, type, ...told, firstAt: at, lastAt: at, count: 1 };
}

type ToldOnce = Pick<GroupEvent, "reason" | "message"> & Partial<Pick<GroupEvent, "source" | "type">>;

/** The events of a group as DescribeContainerGroupEvents tells them, its names written as the vendor's clients read them. */
export function describeEventsOf(containerGroupId: string, events: readonly GroupEvent[]) {
  const place = { Namespace: "default", Name: containerGroupId };
  return {
    ...place,
    ContainerGroupId: containerGroupId,
    Events: events.map((event, index) => ({
      Type: event.type,
      Reason: event.reason,
      Message: event.message,
      Count: event.count,
      FirstTimestamp: wireTime(event.firstAt),
      LastTimestamp: wireTime(event.lastAt),
      Metadata: { ...place, Name: `${containerGroupId}.${index}` },
      Source: { Component: event.source, Host: "eci" },
      involvedObject: { ...place, Kind: "Pod", ApiVersion: "v1" },
    })),
  };
}
