import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

export const types = {
  index: "application/vnd.oci.image.index.v1+json",
  manifest: "application/vnd.oci.image.manifest.v1+json",
  dockerList: "application/vnd.docker.distribution.manifest.list.v2+json",
  dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
  config: "application/vnd.oci.image.config.v1+json",
  layer: "application/vnd.oci.image.layer.v1.tar+gzip",
};

export function digestOf(content: Buffer): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** A layer that holds so many bytes of a text. */
export function layerOf(text: string, bytes = 2_000): Buffer {
  return gzipSync(Buffer.alloc(bytes, text));
}

export interface Platform {
  os?: string;
  architecture?: string;
  variant?: string;
}

/** Puts images into a registry, as a push does. */
export class Pusher {
  private readonly url: string;
  private readonly authorization: string | undefined;

  constructor(url: string, authorization?: string) {
    this.url = url;
    this.authorization = authorization;
  }

  private headers(own: Record<string, string> = {}): Record<string, string> {
    return this.authorization === undefined ? own : { ...own, authorization: this.authorization };
  }

  async blob(repository: string, content: Buffer): Promise<string> {
    const digest = digestOf(content);
    const begun = await fetch(`${this.url}/v2/${repository}/blobs/uploads/`, {
      method: "POST",
      headers: this.headers(),
    });
    const location = new URL(begun.headers.get("location") ?? "", this.url);
    location.searchParams.set("digest", digest);
    const put = await fetch(location, {
      method: "PUT",
      headers: this.headers({ "content-type": "application/octet-stream" }),
      body: new Uint8Array(content),
    });
    if (put.status !== 201) throw new Error(`blob: HTTP ${put.status} ${await put.text()}`);
    return digest;
  }

  /** Puts a manifest under a tag or its digest; the result is its digest. */
  async manifest(repository: string, manifest: object, mediaType: string, tag?: string): Promise<string> {
    const body = Buffer.from(JSON.stringify(manifest));
    const digest = digestOf(body);
    const put = await fetch(`${this.url}/v2/${repository}/manifests/${tag ?? digest}`, {
      method: "PUT",
      headers: this.headers({ "content-type": mediaType }),
      body: new Uint8Array(body),
    });
    if (put.status !== 201) throw new Error(`manifest: HTTP ${put.status} ${await put.text()}`);
    return digest;
  }

  /** An image of one platform. */
  async image(
    repository: string,
    tag: string | undefined,
    { os = "linux", architecture = "amd64" }: Platform = {},
    layers: readonly Buffer[] = [layerOf(`${repository}:${tag}`)],
  ): Promise<{ digest: string; size: number }> {
    const config = Buffer.from(
      JSON.stringify({ os, architecture, rootfs: { type: "layers", diff_ids: [] } }),
    );
    const descriptor = (mediaType: string, content: Buffer) => ({
      mediaType,
      digest: digestOf(content),
      size: content.length,
    });
    for (const content of [config, ...layers]) await this.blob(repository, content);
    const manifest = {
      schemaVersion: 2,
      mediaType: types.manifest,
      config: descriptor(types.config, config),
      layers: layers.map((layer) => descriptor(types.layer, layer)),
    };
    const digest = await this.manifest(repository, manifest, types.manifest, tag);
    return { digest, size: Buffer.byteLength(JSON.stringify(manifest)) };
  }

  /** An index of images that differ in their layer. */
  async index(repository: string, tag: string, platforms: readonly Platform[]) {
    const manifests = [];
    for (const platform of platforms) {
      const { os = "linux", architecture = "amd64", variant } = platform;
      const layer = layerOf(`${repository}:${tag} ${os} ${architecture} ${variant}`);
      const image = await this.image(repository, undefined, { os, architecture }, [layer]);
      manifests.push({
        mediaType: types.manifest,
        ...image,
        platform: { os, architecture, ...(variant && { variant }) },
      });
    }
    const index = { schemaVersion: 2, mediaType: types.index, manifests };
    const digest = await this.manifest(repository, index, types.index, tag);
    return { digest, platformDigests: manifests.map((manifest) => manifest.digest) };
  }
}
