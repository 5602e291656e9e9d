import { hostNamed, registryOf } from "./host.js";

/** The names that a reference to an image goes by, with the registry, tag and path that Docker's short forms leave out. */
export function imageKeys(reference: string): string[] {
  const [named = "", digest] = reference.trim().split("@");
  const { name, tag } = partsOf(named);
  const { host, path } = placeOf(name);
  const whole = host === "docker.io" && !path.includes("/") ? `${host}/library/${path}` : `${host}/${path}`;
  if (digest === undefined) return [`${whole}:${tag ?? "latest"}`];
  return [`${whole}@${digest}`, ...(tag === undefined ? [] : [`${whole}:${tag}`])];
}

/** What a reference names in its registry, as it is written. */
export function repositoryOf(reference: string): string {
  return placeOf(partsOf(reference.trim().split("@")[0] ?? "").name).path;
}

function partsOf(named: string): { name: string; tag: string | undefined } {
  const slash = named.lastIndexOf("/");
  const colon = named.indexOf(":", slash + 1);
  return colon < 0
    ? { name: named, tag: undefined }
    : { name: named.slice(0, colon), tag: named.slice(colon + 1) };
}

function placeOf(name: string): { host: string; path: string } {
  const host = registryOf(name).toLowerCase();
  const [first = "", ...rest] = name.split("/");
  const isWithHost = rest.length > 0 && hostNamed(first).toLowerCase() === host;
  return { host, path: isWithHost ? rest.join("/") : name };
}
