import type { Answer } from "./exchange.js";
import type { ImageName } from "./imageName.js";
import { PullFailure } from "./pullFailure.js";
import { jsonOf, type RegistryClient } from "./registryClient.js";

export interface Layer {
  readonly digest: string;
  /** Compressed, in bytes. */
  readonly size: number;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
}

type Entry = Record<string, unknown>;

const configTypes = [
  "application/vnd.oci.image.config.v1+json",
  "application/vnd.docker.container.image.v1+json",
];
const oldType = "application/vnd.docker.distribution.manifest.v1+prettyjws";
const noMatch = "no match for platform in manifest: not found";

/** What has to be pulled of an image; throws where it cannot be. */
export async function layersOf(
  client: RegistryClient,
  { reference, full }: ImageName,
  platform: Platform,
): Promise<Layer[]> {
  const manifest = await manifestOf(client, reference, full, platform);
  const config = manifest.config as Entry;
  if (!configTypes.includes(String(config.mediaType)))
    throw new PullFailure(`unsupported media type ${config.mediaType}`);
  if (!isFor(jsonOf(await client.blob(String(config.digest))), platform)) throw new PullFailure(noMatch);
  return entriesOf(manifest.layers).map(({ digest, size }) => ({
    digest: String(digest),
    size: Number(size),
  }));
}

/** The manifest of the platform, out of an index where there is one. */
async function manifestOf(
  client: RegistryClient,
  reference: string,
  full: string,
  platform: Platform,
): Promise<Entry> {
  const answer = await client.manifest(reference);
  const manifest = jsonOf(answer);
  if (manifest.schemaVersion === 1) {
    throw new PullFailure(`media type "${oldType}" is no longer supported since containerd v2.1: not found`);
  }
  if (Array.isArray(manifest.manifests)) {
    const found = entriesOf(manifest.manifests).find((each) =>
      isFor(each.platform as Entry | undefined, platform),
    );
    if (found === undefined) throw new PullFailure(noMatch);
    return manifestOf(client, String(found.digest), full, platform);
  }
  const { config, layers } = manifest;
  if (typeof config === "object" && config !== null && Array.isArray(layers)) return manifest;
  throw new PullFailure(`unexpected media type ${typeOf(answer)} for ${full}: not found`);
}

function typeOf({ headers }: Answer): string {
  return headers["content-type"] ?? "application/octet-stream";
}

function isFor(each: Entry | undefined, { os, architecture }: Platform): boolean {
  return each?.os === os && each.architecture === architecture;
}

function entriesOf(list: unknown): Entry[] {
  return Array.isArray(list)
    ? list.filter((each): each is Entry => typeof each === "object" && each !== null)
    : [];
}
