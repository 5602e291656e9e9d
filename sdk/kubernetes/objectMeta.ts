/** Labels and annotations of an object, as text. */
export type StringMap = Record<string, string>;

/** A Kubernetes object, ready for `kubectl apply`. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: StringMap; annotations?: StringMap };
}

export const imageCacheGroup = "eci.alibabacloud.com";
export const imageCacheApiVersion = `${imageCacheGroup}/v1`;
export const imageCacheKind = "ImageCache";
