import type { ImageCacheEvent } from "../cloud/eci.js";

/** An ImageCache object as the API server hands it out. */
export interface ImageCacheObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    uid: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    managedFields?: { manager?: string }[];
  };
  spec: Record<string, unknown>;
  status?: ImageCacheObjectStatus;
}

/** What the virtual node says; nothing of it is there at first. */
export interface ImageCacheObjectStatus {
  phase?: string;
  progress?: string;
  imageCacheId?: string;
  startTime?: string;
  lastUpdatedTime?: string;
  expireDateTime?: string | null;
  events?: ImageCacheEvent[];
}
