import * as rules from "../../core/schema/rules.js";
import { entriesOf, type PlainInputs } from "../../core/schema/table.js";

export const imageCacheObjectRenewalType = "pulumi-nodejs:dynamic/eci:ImageCacheObjectRenewal";

/** The annotation of an object by which the resource knows it again. */
export const renewalAnnotation = "pulumi-eci/renewal";

const { argument, required, computed } = entriesOf<never>();

/** Every argument of the renewal of an ImageCache object. */
export const imageCacheObjectRenewalArguments = {
  /**
   * How many days before the expiry of its cache the object is renewed, 1 to 65535 and less than `retentionDays`. A change does nothing until a
   * renewal is due. Source: `status.expireDateTime`.
   */
  renewBeforeDays: required<number>({ rule: rules.wholeNumber(1, 65_535, "days"), change: "local" }),
  /** The object's own `retentionDays`, which `renewBeforeDays` must be less than. Source: `spec.retentionDays`. */
  retentionDays: required<number>({ rule: rules.wholeNumber(1, 65_536, "days"), change: "local" }),
  /**
   * Content of a kubeconfig, or the path of one, that reaches the object's cluster; stored encrypted. Default: what
   * `KUBECONFIG` names, else `~/.kube/config`, else the cluster that the program runs in.
   */
  kubeconfig: argument<string>({ rule: rules.secretText, change: "local", secret: true }),
  /** Context of the kubeconfig. Default: its current one. */
  context: argument<string>({ rule: rules.text(), change: "local" }),
};

export const imageCacheObjectRenewalOutputs = {
  /** What the object's annotation `pulumi-eci/renewal` is to say, such as `2026-12-01-3f9a2c1b`: another text once a renewal is due. */
  renewal: computed<string>(),
};

/** The arguments of the renewal of an ImageCache object as plain values. */
export interface ImageCacheObjectRenewalInputs extends PlainInputs<typeof imageCacheObjectRenewalArguments> {}
