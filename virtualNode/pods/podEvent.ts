import { createHash } from "node:crypto";
import type { CoreV1Event, V1Pod } from "@kubernetes/client-node";

/** What is told of a pod. */
export interface Told {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count?: number;
  readonly firstTimestamp?: string | undefined;
  readonly lastTimestamp?: string | undefined;
}

/** An event of a pod. What is told again has the same name: it is there already. */
export function podEvent({ metadata = {} }: V1Pod, told: Told, now: Date): CoreV1Event {
  const { type, reason, message, count = 1 } = told;
  const { namespace = "default", name = "", uid = "" } = metadata;
  const hash = createHash("sha256").update(`${uid} ${reason} ${message}`).digest("hex").slice(0, 16);
  return {
    apiVersion: "v1",
    kind: "Event",
    metadata: { namespace, name: `${name}.${hash}` },
    involvedObject: { apiVersion: "v1", kind: "Pod", namespace, name, uid },
    type,
    reason,
    message,
    count,
    firstTimestamp: timeOf(told.firstTimestamp, now),
    lastTimestamp: timeOf(told.lastTimestamp, now),
    source: { component: message.startsWith("[eci.") ? "EciService" : "kubelet" },
  };
}

function timeOf(text: string | undefined, now: Date): Date {
  return text === undefined ? now : new Date(text);
}
