/** Hosts of Container Registry: Personal Edition, old and new, and Enterprise Edition. Anchored: others may look alike. */
const hosts = [
  /^registry(?:-intl)?(?:-vpc|-internal)?\.[a-z0-9-]+\.aliyuncs\.com$/,
  /^crpi-[a-z0-9]+(?:-vpc)?\.[a-z0-9-]+\.personal\.cr\.aliyuncs\.com$/,
  /^[a-z0-9][a-z0-9-]*-registry(?:-vpc)?(?:\.distributed)?\.[a-z0-9-]+\.cr\.aliyuncs\.com$/,
];

/** Whether a host is one of Container Registry's own, and nobody else's. */
export function isAcrHost(host: string): boolean {
  return hosts.some((pattern) => pattern.test(host));
}

/**
 * The same registry as it is reached from outside of the cloud's networks. Such a host also names a token server of its own side, so
 * that it has to be the public one from the start.
 */
export function publicTwin(host: string): string {
  return isAcrHost(host) ? host.replace(/^([^.]+?)-(?:vpc|internal)\./, "$1.") : host;
}
