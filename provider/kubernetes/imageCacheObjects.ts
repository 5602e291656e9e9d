import { type ClusterClient, openClient } from "./client.js";
import type { ImageCacheObject, ImageCacheObjectStatus } from "./imageCacheObject.js";

const place = { group: "eci.alibabacloud.com", version: "v1", plural: "imagecaches" };

/** A preview without a way to the cluster is not to hang for long. */
export const lookTimeoutMs = 5_000;

/** The ImageCache objects of one cluster. */
export class ImageCacheObjects {
  private readonly api;

  constructor(private readonly client: ClusterClient) {
    this.api = client.api(client.kubernetes.CustomObjectsApi);
  }

  static async open(
    kubeconfig: string | undefined,
    context: string | undefined,
    timeoutMs?: number,
  ): Promise<ImageCacheObjects> {
    return new ImageCacheObjects(await openClient(kubeconfig, context, { timeoutMs }));
  }

  /** Where the cluster is, for messages. */
  get server(): string {
    return this.client.server;
  }

  /** Undefined where there is none of this name. */
  get(name: string): Promise<ImageCacheObject | undefined> {
    return this.client.callUnlessGone(() => this.api.getClusterCustomObject({ ...place, name }));
  }

  async list(): Promise<ImageCacheObject[]> {
    const { items } = await this.client.call<{ items: ImageCacheObject[] }>(() =>
      this.api.listClusterCustomObject(place),
    );
    return items;
  }

  create(body: object, fieldManager: string): Promise<ImageCacheObject> {
    return this.client.call(() => this.api.createClusterCustomObject({ ...place, body, fieldManager }));
  }

  /** Deletes the object if it still is the one of this uid. */
  async remove(name: string, uid: string): Promise<void> {
    const body = { preconditions: { uid }, propagationPolicy: "Background" };
    await this.client.callUnlessGone(() => this.api.deleteClusterCustomObject({ ...place, name, body }));
  }

  /** Writes the whole status, if the object is still the one that was read; nothing where it is gone. */
  async writeStatus(object: ImageCacheObject, status: ImageCacheObjectStatus): Promise<void> {
    const { name } = object.metadata;
    await this.client.callUnlessGone(() =>
      this.api.replaceClusterCustomObjectStatus({ ...place, name, body: { ...object, status } }),
    );
  }
}
