/** What an image has to run on. */
export interface Platform {
  os: string;
  architecture: string;
}

export interface Layer {
  digest: string;
  /** Compressed, as it is pulled. */
  size: number;
  mediaType: string;
}

/** One image of one platform. */
export interface Manifest {
  config: Layer;
  layers: readonly Layer[];
}

interface Entry {
  digest: string;
  platform: Platform;
  variant: string | undefined;
}

export type Document =
  | { is: "manifest"; manifest: Manifest }
  | { is: "index"; entries: readonly Entry[] }
  /** The first format, which nothing pulls any more. */
  | { is: "schema1" };

const indexTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

const manifestTypes = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];

/** Without all four a registry answers with another digest, or with 404. */
export const accepted = [...indexTypes, ...manifestTypes].join(", ");

/** What a body says, or undefined where it is nothing of the kind. */
export function documentIn(body: Buffer): Document | undefined {
  const value = objectIn(body);
  if (value === undefined) return undefined;
  if (value.schemaVersion === 1) return { is: "schema1" };
  if (Array.isArray(value.manifests)) {
    const entries = value.manifests.map(entryOf);
    return entries.every((entry) => entry !== undefined) ? { is: "index", entries } : undefined;
  }
  const config = layerOf(value.config);
  if (config === undefined || !Array.isArray(value.layers)) return undefined;
  const layers = value.layers.map(layerOf);
  return layers.every((layer) => layer !== undefined)
    ? { is: "manifest", manifest: { config, layers } }
    : undefined;
}

/** The platform that the configuration of an image names; undefined where it names none, as that of an artifact. */
export function platformIn(body: Buffer): Platform | undefined {
  return platformOf(objectIn(body));
}

/** The entry for a platform; of several, the one that needs the least of the processor. */
export function entryFor(entries: readonly Entry[], wanted: Platform): Entry | undefined {
  const fitting = entries.filter(({ platform }) => isSame(platform, wanted));
  return fitting.find(({ variant }) => variant === undefined) ?? fitting[0];
}

/** Whether a manifest says of itself that it is no image: a chart, a policy, a signature. */
export function isArtifact({ config: { mediaType } }: Manifest): boolean {
  return (
    /^application\/vnd\./.test(mediaType) &&
    !/^application\/vnd\.(oci\.image|docker\.container\.image)\./.test(mediaType)
  );
}

export function isSame(a: Platform, b: Platform): boolean {
  return a.os === b.os && a.architecture === b.architecture;
}

export function nameOf({ os, architecture }: Platform): string {
  return `${os}/${architecture}`;
}

function objectIn(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function entryOf(value: unknown): Entry | undefined {
  const { digest, platform } = (value ?? {}) as Record<string, unknown>;
  if (typeof digest !== "string") return undefined;
  const { variant } = (platform ?? {}) as Record<string, unknown>;
  return {
    digest,
    platform: platformOf(platform) ?? { os: "unknown", architecture: "unknown" },
    variant: typeof variant === "string" ? variant : undefined,
  };
}

function platformOf(value: unknown): Platform | undefined {
  const { os, architecture } = (value ?? {}) as Record<string, unknown>;
  return typeof os === "string" && typeof architecture === "string" ? { os, architecture } : undefined;
}

function layerOf(value: unknown): Layer | undefined {
  const { digest, size, mediaType } = (value ?? {}) as Record<string, unknown>;
  if (typeof digest !== "string" || typeof size !== "number" || !(size >= 0)) return undefined;
  return { digest, size, mediaType: typeof mediaType === "string" ? mediaType : "" };
}
