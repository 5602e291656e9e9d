import { ownerOf } from "../containerRegistry/answers.js";
import { type CrInstance, loginOf, publicHost, vpcHost } from "../containerRegistry/crInstance.js";
import { isPersonalHost } from "../containerRegistry/personal.js";
import type { BuildFailure } from "../imageCache/buildFailure.js";
import type { Settings } from "../options.js";
import type { RegistryAccess } from "./access.js";
import { readImageName } from "./imageName.js";
import { type Layer, layersOf } from "./layers.js";
import { PullFailure } from "./pullFailure.js";
import { RegistryClient } from "./registryClient.js";

/** What registries say of one image. */
interface ImagePull {
  /** What has to be pulled; not the layers that an image before it has. */
  readonly compressedBytes: number;
  readonly failure?: BuildFailure | undefined;
}

/** What registries say of images that are pulled one after another, by their names. */
export type Pull = ReadonlyMap<string, ImagePull>;

/** Images to pull, and the disk that they are pulled to. */
export interface PullRequest extends RegistryAccess {
  readonly Images: readonly string[];
  readonly diskGiB: number;
  readonly OsType?: "Linux" | "Windows" | undefined;
  readonly CpuArchitecture?: "AMD64" | "ARM64" | undefined;
}

/** Asks for every image whose registry has an address here. */
export async function pullOf(request: PullRequest, accountId: string, settings: Settings): Promise<Pull> {
  const pulled = await Promise.all(
    request.Images.map((image) => pullImage(image, request, accountId, settings)),
  );
  return fitted(request, pulled);
}

async function pullImage(
  image: string,
  request: PullRequest,
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
    login: loginFor(host, request) ?? ownLogin(host, request, accountId, settings),
    insecure: request.InsecureRegistry?.split(",").includes(host) ?? false,
  });
  const os = request.OsType === "Windows" ? "windows" : "linux";
  const architecture = request.CpuArchitecture === "ARM64" ? "arm64" : "amd64";
  try {
    return await layersOf(client, name, { os, architecture });
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

function loginFor(host: string, { ImageRegistryCredentials }: RegistryAccess) {
  const servers = host === "docker.io" ? [host, "index.docker.io", "registry-1.docker.io"] : [host];
  const given = ImageRegistryCredentials.find(({ Server }) => servers.includes(Server));
  return given && { userName: given.UserName, password: given.Password };
}

/**
 * The login that the service itself has for Container Registry: for the default hosts of the account's own instances, and for their others
 * where the cache names the instance.
 */
function ownLogin(host: string, { AcrRegistryInfos }: RegistryAccess, accountId: string, settings: Settings) {
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

/** What is to be pulled of each image, and of which of them the disk has no room any more. */
function fitted(
  { Images, diskGiB }: PullRequest,
  pulled: readonly (readonly Layer[] | BuildFailure)[],
): Pull {
  const known = new Set<string>();
  let used = 0;
  const found = Images.map((image, index): [string, ImagePull] => {
    const layers = pulled[index] ?? [];
    if ("reason" in layers) return [image, { compressedBytes: 0, failure: layers }];
    let compressedBytes = 0;
    for (const { digest, size } of layers) {
      if (known.has(digest)) continue;
      if (used + size > diskGiB * 1_024 ** 3)
        return [image, { compressedBytes, failure: tooLarge(image, digest) }];
      known.add(digest);
      used += size;
      compressedBytes += size;
    }
    return [image, { compressedBytes }];
  });
  return new Map(found);
}

function tooLarge(image: string, digest: string): BuildFailure {
  const why = `failed to extract layer ${digest}: write /var/lib/containerd: no space left on device: unknown`;
  return failureOf(image, readImageName(image).full, why);
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
