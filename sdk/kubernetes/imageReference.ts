import { hostNamed, registryOf } from "../../provider/registry/host.js";

/** The names that a reference to an image goes by, with the registry, tag and path that Docker's short forms leave out. */
export function imageKeys(reference: string): string[] {
  const [named = "", digest] = reference.trim().split("@");
  const { name, tag } = partsOf(named);
  const whole = fullName(name);
  if (digest === undefined) return [`${whole}:${tag ?? "latest"}`];
  return [`${whole}@${digest}`, ...(tag === undefined ? [] : [`${whole}:${tag}`])];
}

/** Images of a pod that none of a cache's is, each as the pod writes it. */
export function lackingImages(wanted: readonly string[], held: readonly string[]): string[] {
  const keys = new Set(held.flatMap(imageKeys));
  // A digest is what counts where there is one.
  const isHeld = (image: string) => keys.has(imageKeys(image)[0] ?? "");
  return [...new Set(wanted)].filter((image) => !isHeld(image));
}

function partsOf(named: string): { name: string; tag: string | undefined } {
  const slash = named.lastIndexOf("/");
  const colon = named.indexOf(":", slash + 1);
  return colon < 0
    ? { name: named, tag: undefined }
    : { name: named.slice(0, colon), tag: named.slice(colon + 1) };
}

function fullName(name: string): string {
  const host = registryOf(name).toLowerCase();
  const [first = "", ...rest] = name.split("/");
  const isWithHost = rest.length > 0 && hostNamed(first).toLowerCase() === host;
  const path = isWithHost ? rest.join("/") : name;
  return host === "docker.io" && !path.includes("/") ? `${host}/library/${path}` : `${host}/${path}`;
}
