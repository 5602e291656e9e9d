/** The name of an image in full, as containerd writes it. */
export interface ImageName {
  /** Host, with its port; docker.io where the image names none. */
  readonly host: string;
  readonly repository: string;
  /** A digest where the image has one, else a tag. */
  readonly reference: string;
  readonly full: string;
}

export function readImageName(image: string): ImageName {
  const host = registryOf(image);
  const [, path = "", tag = "latest", digest] =
    /^(.*?)(?::([^/@]+))?(?:@(.+))?$/.exec(withoutHost(image)) ?? [];
  const repository = host === dockerHub && !path.includes("/") ? `library/${path}` : path;
  const suffix = digest === undefined ? `:${tag}` : `@${digest}`;
  return { host, repository, reference: digest ?? tag, full: `${host}/${repository}${suffix}` };
}

/** Two names with the same full one stand for the same image. */
export function fullName(image: string): string {
  return readImageName(image).full;
}

/** The registry of an image name; names without one belong to docker.io. */
export function registryOf(image: string): string {
  return hasHost(image) ? (image.split("/")[0] ?? "") : dockerHub;
}

const dockerHub = "docker.io";

function hasHost(image: string): boolean {
  const [first = "", ...rest] = image.split("/");
  return rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
}

function withoutHost(image: string): string {
  return hasHost(image) ? image.slice(image.indexOf("/") + 1) : image;
}
