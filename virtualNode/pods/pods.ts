import { isDeepStrictEqual } from "node:util";
import type { V1Pod } from "@kubernetes/client-node";
import type { ClusterReader } from "../clusterReader.js";
import { isPassing, type Troubles } from "../troubles.js";
import type { ContainerGroups, Group } from "./containerGroups.js";
import { isForVirtualNode, isOfDaemonSet } from "./placement.js";
import { cacheWishOf, textsOf } from "./podAnnotations.js";
import type { PodCluster } from "./podCluster.js";
import { podEvent, type Told } from "./podEvent.js";
import { podRequest } from "./podRequest.js";
import { isOver, podStatus } from "./podStatus.js";
import { refusalOf } from "./refusal.js";

const nodeName = "virtual-kubelet";
const groupAnnotation = "k8s.aliyun.com/eci-instance-id";
const matchedAnnotation = "k8s.aliyun.com/eci-matched-image-cache";
const beatMs = 10_000;

/** Runs the pods of a cluster that belong to the virtual node, as container groups. */
export class Pods {
  private beatAt = Number.NEGATIVE_INFINITY;
  /** What was last written of each pod, by its uid. */
  private readonly written = new Map<string, object>();
  private readonly told = new Map<string, Set<string>>();

  constructor(
    private readonly cluster: PodCluster,
    private readonly groups: ContainerGroups,
    private readonly reader: ClusterReader,
    private readonly troubles: Troubles,
    private readonly log: (message: string) => void,
  ) {}

  async look(): Promise<void> {
    await this.beat();
    const pods = await this.cluster.pods();
    await this.bindNew(pods);
    const own = pods.filter(({ spec }) => spec?.nodeName === nodeName);
    const running = own.filter((pod) => groupIdOf(pod) !== undefined && isAlive(pod));
    const groups = await this.groups.find(running.flatMap((pod) => groupIdOf(pod) ?? []));
    for (const pod of own) {
      await this.troubles.guard(nameOf(pod), () => this.attend(pod, groups.get(groupIdOf(pod) ?? "")));
    }
    this.forgetBut(new Set(own.map(uidOf)));
  }

  private async beat(): Promise<void> {
    const now = Date.now();
    if (now - this.beatAt < beatMs) return;
    await this.cluster.registerNode(nodeName, this.groups.region);
    await this.cluster.beat(nodeName, new Date(now).toISOString());
    this.beatAt = now;
  }

  private async bindNew(pods: readonly V1Pod[]): Promise<void> {
    const waiting = pods.filter(({ spec }) => !spec?.nodeName);
    if (waiting.length === 0) return;
    const labels = await this.cluster.namespaceLabels();
    for (const pod of waiting) {
      if (!isForVirtualNode(pod, labels.get(pod.metadata?.namespace ?? "") ?? {})) continue;
      await this.troubles.guard(nameOf(pod), () => this.cluster.bind(pod, nodeName));
    }
  }

  private async attend(pod: V1Pod, group: Group | undefined): Promise<void> {
    if (pod.metadata?.deletionTimestamp !== undefined) return this.end(pod);
    if (isOver(pod) || isOfDaemonSet(pod)) return;
    if (groupIdOf(pod) === undefined) return this.begin(pod);
    if (group === undefined) return this.lose(pod);
    await this.tellEvents(pod, group);
    await this.writeStatus(pod, podStatus(group), group.status);
  }

  private async begin(pod: V1Pod): Promise<void> {
    const { imageCacheId } = cacheWishOf(textsOf(pod));
    try {
      const containerGroupId = await this.groups.create(uidOf(pod), await this.requestOf(pod));
      this.log(`${nameOf(pod)}: ${containerGroupId}`);
      await this.cluster.annotate(pod, { [groupAnnotation]: containerGroupId });
    } catch (error) {
      if (isPassing(error)) throw error;
      await this.tell(pod, refusalOf(error, imageCacheId));
    }
  }

  private async requestOf(pod: V1Pod) {
    const secrets = pod.spec?.imagePullSecrets ?? [];
    const names = secrets.map(({ name }) => `${pod.metadata?.namespace}:${name}`);
    const credentials = await this.reader.credentials(names);
    const request = podRequest(pod, await this.reader.profile(), credentials);
    return { ...request, ...(await this.chosenCache(pod)) };
  }

  /** Matching with conditions is the cluster's: the API has no place for them. */
  private async chosenCache(pod: V1Pod): Promise<object> {
    const { imageCacheId, isMatched, fullMatch, matchCount } = cacheWishOf(textsOf(pod));
    const least = fullMatch ? "all" : matchCount;
    if (imageCacheId !== undefined || !isMatched || least === undefined) return {};
    const best = await this.groups.bestCache(imagesOf(pod), least);
    if (best !== undefined) return { ImageSnapshotId: best, AutoMatchImageCache: false };
    await this.tell(pod, missed);
    return { AutoMatchImageCache: false };
  }

  /** The pod goes when its group has gone. */
  private async end(pod: V1Pod): Promise<void> {
    const containerGroupId = groupIdOf(pod);
    if (containerGroupId !== undefined) await this.groups.remove(containerGroupId);
    await this.cluster.finish(pod);
    this.log(`${nameOf(pod)}: gone`);
  }

  private lose(pod: V1Pod): Promise<void> {
    const message = `the container group ${groupIdOf(pod)} is gone`;
    return this.writeStatus(pod, { phase: "Failed", reason: "NotFound", message }, "gone");
  }

  private async tellEvents(pod: V1Pod, { events }: Group): Promise<void> {
    for (const event of events) await this.tell(pod, event);
    const hit = events.find(({ reason }) => reason === "SuccessfulHitImageCache");
    const [imageCacheId] = /\bimc-[a-z0-9]+/.exec(hit?.message ?? "") ?? [];
    if (imageCacheId === undefined || pod.metadata?.annotations?.[matchedAnnotation] !== undefined) return;
    await this.cluster.annotate(pod, { [matchedAnnotation]: imageCacheId });
  }

  private async tell(pod: V1Pod, told: Told): Promise<void> {
    const event = podEvent(pod, told, new Date());
    const known = this.told.get(uidOf(pod)) ?? new Set();
    this.told.set(uidOf(pod), known);
    const { name = "" } = event.metadata;
    if (known.has(name)) return;
    await this.cluster.tell(event);
    known.add(name);
  }

  private async writeStatus(pod: V1Pod, status: object, word: string): Promise<void> {
    const before = this.written.get(uidOf(pod));
    if (isDeepStrictEqual(before, status)) return;
    await this.cluster.writeStatus(pod, status);
    this.written.set(uidOf(pod), status);
    this.log(`${nameOf(pod)}: ${word}`);
  }

  private forgetBut(uids: ReadonlySet<string>): void {
    for (const uid of [...this.written.keys(), ...this.told.keys()]) {
      if (uids.has(uid)) continue;
      this.written.delete(uid);
      this.told.delete(uid);
    }
  }
}

const missed: Told = {
  type: "Warning",
  reason: "ImageCacheMissed",
  message: "[eci.imagecache]Missed image cache.",
};

function imagesOf({ spec }: V1Pod): string[] {
  const all = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  return [...new Set(all.flatMap(({ image }) => image ?? []))];
}

function isAlive(pod: V1Pod): boolean {
  return pod.metadata?.deletionTimestamp === undefined && !isOver(pod);
}

function groupIdOf({ metadata }: V1Pod): string | undefined {
  return metadata?.annotations?.[groupAnnotation];
}

function uidOf({ metadata }: V1Pod): string {
  return metadata?.uid ?? "";
}

function nameOf({ metadata }: V1Pod): string {
  return `${metadata?.namespace}/${metadata?.name}`;
}
