import { createHash } from "node:crypto";
import type { RegistryLogin } from "../options.js";

/** A tag of a repository, as the control plane tells of it. */
export interface CrImage {
  /** `sha256:…` */
  readonly digest: string;
  readonly sizeBytes: number;
}

/** An Enterprise instance of Container Registry that the options declare. */
export interface CrInstance {
  /** `cri-…` */
  readonly instanceId: string;
  readonly instanceName: string;
  readonly regionId: string;
  /** Default: that of the first account. */
  readonly accountId?: string | undefined;
  /** Hosts of its own, beside the two that every instance has. */
  readonly customDomains?: readonly string[] | undefined;
  /** Its door to the Internet is open. Default true. */
  readonly isPublic?: boolean | undefined;
  /** What GetAuthorizationToken hands out, and builds sign in with by themselves. Default: a made-up one. */
  readonly login?: RegistryLogin | undefined;
  /** By `namespace/name`, and then by tag. Default: none. */
  readonly repositories?: Readonly<Record<string, Readonly<Record<string, CrImage>>>> | undefined;
}

export function publicHost({ instanceName, regionId }: CrInstance): string {
  return `${instanceName}-registry.${regionId}.cr.aliyuncs.com`;
}

export function vpcHost({ instanceName, regionId }: CrInstance): string {
  return `${instanceName}-registry-vpc.${regionId}.cr.aliyuncs.com`;
}

export function loginOf({ login, instanceId }: CrInstance): RegistryLogin {
  return login ?? { userName: "cr_temp_user", password: `token-of-${instanceId}` };
}

export interface CrRepository {
  readonly repoId: string;
  readonly namespace: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, CrImage>>;
}

export function repositoriesOf({ instanceId, repositories = {} }: CrInstance): CrRepository[] {
  return Object.entries(repositories).map(([path, tags]) => {
    const at = path.lastIndexOf("/");
    const repoId = `crr-${createHash("sha256").update(`${instanceId} ${path}`).digest("hex").slice(0, 16)}`;
    return { repoId, namespace: path.slice(0, at), name: path.slice(at + 1), tags };
  });
}
