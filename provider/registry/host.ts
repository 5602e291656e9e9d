/** A registry's host as it is compared: capitals mean nothing in it, and Docker's own has several names. */
export function hostNamed(host: string): string {
  const name = host.toLowerCase();
  return /^(index|registry-1)\.docker\.io$/.test(name) ? "docker.io" : name;
}

/** Whether the port of `host[:port]`, where it has one, is one. */
export function hasRealPort(host: string): boolean {
  const [, port] = /:(\d+)$/.exec(host) ?? [];
  return port === undefined || (Number(port) > 0 && Number(port) <= 65_535);
}

/** The registry that an image is pulled from, whether or not the rest of its name is one. */
export function registryOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const isHost = rest.length > 0 && /[.:A-Z]|^localhost$/.test(first);
  return isHost ? hostNamed(first) : "docker.io";
}
