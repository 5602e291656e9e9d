import { ownerOf } from "../containerRegistry/answers.js";
import { type CrInstance, loginOf, publicHost, vpcHost } from "../containerRegistry/crInstance.js";
import { isPersonalHost } from "../containerRegistry/personal.js";
import type { BuildFailure } from "../imageCache/buildFailure.js";
import type { HeldFields } from "../imageCache/imageCache.js";
import type { Settings } from "../options.js";
import { readImageName } from "./imageName.js";
import { type Layer, layersOf } from "./layers.js";
import { PullFailure } from "./pullFailure.js";
import { RegistryClient } from "./registryClient.js";

/** What registries say of the images of a build. */
export interface Pull {
  /** What has to be pulled, each layer once. */
  readonly compressedBytes: number;
  readonly failure?: BuildFailure | undefined;
}

type Fields = Pick<
  HeldFields,
  | "Images"
  | "ImageCacheSize"
  | "ImageRegistryCredentials"
  | "AcrRegistryInfos"
  | "InsecureRegistry"
  | "OsType"
>;

/** Asks for every image whose registry has an address here. */
export async function pullOf(fields: Fields, accountId: string, settings: Settings): Promise<Pull> {
  const pulled = await Promise.all(
    fields.Images.map((image) => pullImage(image, fields, accountId, settings)),
  );
  const failed = pulled.find((each) => "reason" in each);
  if (failed !== undefined) return { compressedBytes: 0, failure: failed };
  return fitted(fields, pulled as readonly (readonly Layer[])[]);
}

async function pullImage(
  image: string,
  fields: Fields,
  accountId: string,
  settings: Settings,
): Promise<readonly Layer[] | BuildFailure> {
  const name = readImageName(image);
  const { host } = name;
  const { registryUrls } = settings;
  const base = registryUrls[host] ?? registryUrls["*"];
  if (base === undefined) return [];
  const client = new RegistryClient({
    base: new URL(base),
    image: name,
    login: loginFor(host, fields) ?? ownLogin(host, fields, accountId, settings),
    insecure: fields.InsecureRegistry?.split(",").includes(host) ?? false,
  });
  const os = fields.OsType === "Windows" ? "windows" : "linux";
  try {
    return await layersOf(client, name, { os, architecture: "amd64" });
  } catch (error) {
    if (!(error instanceof PullFailure)) throw error;
    return failureOf(
      image,
      name.full,
      `failed to resolve reference "${name.full}": ${error.message}`,
      error.hangs,
    );
  }
}

function loginFor(host: string, { ImageRegistryCredentials }: Fields) {
  const servers = host === "docker.io" ? [host, "index.docker.io", "registry-1.docker.io"] : [host];
  const given = ImageRegistryCredentials.find(({ Server }) => servers.includes(Server));
  return given && { userName: given.UserName, password: given.Password };
}

/**
 * The login that the service itself has for Container Registry: for the default hosts of the account's own instances, and for their others
 * where the cache names the instance.
 */
function ownLogin(host: string, { AcrRegistryInfos }: Fields, accountId: string, settings: Settings) {
  const isNamed = ({ instanceId }: CrInstance) =>
    AcrRegistryInfos.some(
      ({ InstanceId, Domain }) => InstanceId === instanceId && (Domain.length === 0 || Domain.includes(host)),
    );
  const own = settings.crInstances.filter((each) => ownerOf(each, settings) === accountId);
  const instance = own.find(
    (each) =>
      [publicHost(each), vpcHost(each)].includes(host) ||
      (each.customDomains?.includes(host) && isNamed(each)),
  );
  if (instance !== undefined) return loginOf(instance);
  return isPersonalHost(host) ? settings.personalRegistryLogin : undefined;
}

/** Whether all of it fits into the cache; the image that does not is the one that fails. */
function fitted({ Images, ImageCacheSize }: Fields, pulled: readonly (readonly Layer[])[]): Pull {
  const known = new Set<string>();
  let compressedBytes = 0;
  for (const [index, layers] of pulled.entries()) {
    for (const { digest, size } of layers) {
      if (known.has(digest)) continue;
      known.add(digest);
      compressedBytes += size;
      if (compressedBytes <= ImageCacheSize * 1_024 ** 3) continue;
      const image = Images[index] ?? "";
      const why = `failed to extract layer ${digest}: write /var/lib/containerd: no space left on device: unknown`;
      return { compressedBytes, failure: failureOf(image, readImageName(image).full, why) };
    }
  }
  return { compressedBytes };
}

/** The cache tells the end of it, kubelet all that containerd said. */
function failureOf(image: string, full: string, why: string, hangs = false): BuildFailure {
  const end = why.replace(/^failed to resolve reference "[^"]*": /, "");
  const desc = `failed to pull and unpack image "${full}": ${why}`;
  return {
    reason: "Failed",
    message: `Failed to pull image "${image}": ${end}`,
    instanceEvents: [
      {
        reason: "Failed",
        message: `Failed to pull image "${image}": rpc error: code = Unknown desc = ${desc}`,
      },
    ],
    hangs,
  };
}
