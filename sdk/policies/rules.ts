import { parseReference } from "../../provider/registry/reference.js";

/** The properties of a resource as a policy sees them. */
type Properties = Readonly<Record<string, unknown>>;

/** What a policy may be told to allow. */
export interface Limits {
  /** The tag that says whose a cache is. */
  ownerTag: string;
  /** The largest size that needs no reason, in GiB. */
  mostGiB: number;
}

const entries = (value: unknown): Properties[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === "object" && entry !== null) : [];
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];

/** Images that stand for something else tomorrow. */
export function movingTags({ images }: Properties): string[] {
  return texts(images)
    .filter((image) => tagOf(image) === "latest")
    .map((image) => `${image} has the tag latest, which moves: name a version, or a digest.`);
}

function tagOf(image: string): string | undefined {
  try {
    return parseReference(image).tag;
  } catch {
    // What is no reference the resource itself refuses.
    return undefined;
  }
}

/** A cache of which nobody can tell whether it is still needed. */
export function withoutEnd({ retentionDays, tags }: Properties, { ownerTag }: Limits): string[] {
  const isOwned = typeof tags === "object" && tags !== null && ownerTag in tags;
  if (isOwned || (typeof retentionDays === "number" && retentionDays > 0)) return [];
  return [`it never expires and nobody is named: give retentionDays, or the tag ${ownerTag}.`];
}

export function tooLarge({ imageCacheSize, autoImageCacheSize }: Properties, { mostGiB }: Limits): string[] {
  if (autoImageCacheSize === true || typeof imageCacheSize !== "number" || imageCacheSize <= mostGiB)
    return [];
  return [
    `imageCacheSize is ${imageCacheSize} GiB, more than ${mostGiB}: each pod that starts from it pays for a disk of that size. autoImageCacheSize works out what the images need.`,
  ];
}

/** Passwords that a program holds itself. Whether a value was a secret of the stack a policy cannot see: a reference is always fine. */
export function heldPasswords({ imageRegistryCredentials }: Properties): string[] {
  return entries(imageRegistryCredentials)
    .filter(({ password }) => password !== undefined && password !== null)
    .map(
      ({ server }) =>
        `the password for ${String(server)} is a value: passwordEnv or dockerConfig says where it is, and keeps it out of program and state.`,
    );
}

const secretName = /(?:PASSWORD|PASSWD|SECRET|TOKEN|PRIVATE_KEY|ACCESS_KEY)/i;

/** Variables that are called like a secret and hold a value. */
export function heldVariables({ containers, initContainers }: Properties): string[] {
  return [...entries(containers), ...entries(initContainers)].flatMap((container) =>
    entries(container.environmentVars)
      .filter(({ key, value }) => secretName.test(String(key)) && typeof value === "string" && value !== "")
      .map(
        ({ key }) =>
          `${String(key)} of the container ${String(container.name)} is a value: valueEnv names a variable that holds it, and keeps it out of program and state.`,
      ),
  );
}
