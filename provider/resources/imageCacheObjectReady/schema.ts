import type { ImageCacheEvent } from "../../cloud/eci.js";
import * as rules from "../../core/schema/rules.js";
import { entriesOf, type PlainInputs } from "../../core/schema/table.js";
import type { ImageCacheObject } from "../../kubernetes/imageCacheObject.js";

export const imageCacheObjectReadyType = "pulumi-nodejs:dynamic/eci:ImageCacheObjectReady";

const { argument, required, computed } = entriesOf<ImageCacheObject>();

/** Every argument of the wait for an ImageCache object. */
export const imageCacheObjectReadyArguments = {
  /** Name of the object. A change waits for the other one. Source: `metadata.name`. */
  name: required<string>({ rule: rules.text(), change: "replace" }),
  /**
   * Identity of the object, to notice a kubeconfig of another cluster. A change waits again. Default: any object of the
   * name. Source: `metadata.uid`.
   */
  uid: argument<string>({ rule: rules.text(), change: "local" }),
  /**
   * Content of a kubeconfig, or the path of one, that reaches the object's cluster; stored encrypted. Default: what
   * `KUBECONFIG` names, else `~/.kube/config`, else the cluster that the program runs in.
   */
  kubeconfig: argument<string>({ rule: rules.secretText, change: "local", secret: true }),
  /** Context of the kubeconfig. Default: its current one. */
  context: argument<string>({ rule: rules.text(), change: "local" }),
  /**
   * What an object that fails, or is not Ready in time, is to the run: `fail` (default) fails it; with `warn` it goes on, a warning tells
   * the events and the next step, and the next `pulumi up` makes the object again. Changed in place.
   */
  onBuildFailure: argument<"fail" | "warn">({ rule: rules.oneOf("fail", "warn"), change: "local" }),
};

/** What the object says. */
export const imageCacheObjectReadyOutputs = {
  /** Identity of the object that is Ready. Source: `metadata.uid`. */
  objectUid: computed<string>(({ metadata }) => metadata.uid),
  /**
   * Id of the cache, such as `imc-…`; known once the object is Ready, and unknown in a preview that changes this resource itself, as by
   * another `kubeconfig` or `customTimeouts`. Source: `status.imageCacheId`.
   */
  imageCacheId: computed<string>(({ status }) => status?.imageCacheId),
  /** `Ready`. Source: `status.phase`. */
  phase: computed<string>(({ status }) => status?.phase),
  /** Progress of the snapshot, such as `100%`. Source: `status.progress`. */
  progress: computed<string | undefined>(({ status }) => status?.progress),
  /** When the build began (UTC). Source: `status.startTime`. */
  startTime: computed<string | undefined>(({ status }) => status?.startTime),
  /** When the cloud deletes the cache (UTC); absent when it never does. Source: `status.expireDateTime`. */
  expireDateTime: computed<string | undefined>(({ status }) => status?.expireDateTime),
  /** What happened during the build. Source: `status.events`. */
  events: computed<ImageCacheEvent[]>(({ status }) => status?.events ?? []),
};

/** The arguments of the wait for an ImageCache object as plain values. */
export interface ImageCacheObjectReadyInputs extends PlainInputs<typeof imageCacheObjectReadyArguments> {}
