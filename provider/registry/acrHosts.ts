// All of them are anchored, and hold a region: others may look alike, such as buckets of OSS (`registry.oss-cn-…`).
const shared = /^registry(?:-intl)?(?:-vpc|-internal)?\.([a-z]{2}-[a-z0-9-]+)\.aliyuncs\.com$/;
const personal = [shared, /^crpi-[a-z0-9]+(?:-vpc)?\.[a-z0-9-]+\.personal\.cr\.aliyuncs\.com$/];
const enterprise =
  /^([a-z0-9][a-z0-9-]*)-registry(?:-vpc)?(?:\.distributed)?\.([a-z0-9-]+)\.cr\.aliyuncs\.com$/;

/** The token servers of Container Registry. */
export function isAcrTokenHost(host: string): boolean {
  return /^dockerauth(?:-ee)?(?:-vpc)?[.-][a-z]{2}-[a-z0-9-]+\.aliyuncs\.com$/.test(host);
}

/** Whether a host is one of Container Registry's own, and nobody else's. */
export function isAcrHost(host: string): boolean {
  return [...personal, enterprise].some((pattern) => pattern.test(host));
}

/** An Enterprise instance as its own hosts name it. */
export interface EnterpriseHost {
  name: string;
  region: string;
}

/** The Enterprise instance that a host belongs to, if it is one of its own. */
export function enterpriseOf(host: string): EnterpriseHost | undefined {
  const [, name, region] = enterprise.exec(host) ?? [];
  return name === undefined || region === undefined ? undefined : { name, region };
}

/**
 * The region of the Personal Edition that a host belongs to, if it is one that all its users share. Whether the token of that API opens the hosts
 * of single users (`crpi-…`) nobody documents.
 */
export function personalRegionOf(host: string): string | undefined {
  return shared.exec(host)?.[1];
}

/**
 * The same registry as it is reached from outside of the cloud's networks. Such a host also names a token server of its own side, so
 * that it has to be the public one from the start.
 */
export function publicTwin(host: string): string {
  return isAcrHost(host) ? host.replace(/^([^.]+?)-(?:vpc|internal)\./, "$1.") : host;
}
