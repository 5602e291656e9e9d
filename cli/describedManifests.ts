import {
  type FromImageCacheResult,
  fromImageCacheArgs,
  type ImageCacheManifest,
  type ImageCacheManifestOptions,
  InvalidOptionsError,
  imageCacheManifest,
  imageCacheOptions,
  type LeftOut,
  type OptionWarning,
  type WarningOptions,
} from "../sdk/kubernetes/manifests.js";
import { listedObjects } from "./listedObjects.js";
import { refuseSameNames } from "./sameNames.js";

/** How the fields of a description that is no object are called: like the options of `imageCacheManifest`, or the arguments of `ImageCache`. */
export type Form = "object" | "api";

/** What the descriptions of a file make. */
export interface DescribedManifests {
  manifests: ImageCacheManifest[];
  /** What an object has no place for, by the object's name. */
  leftOut: (LeftOut & { name: string })[];
  /** What is allowed and yet seldom meant, by the object's name. */
  warnings: (OptionWarning & { name: string })[];
}

/** The objects of one description or a list of them; throws an error that says all that is wrong with each. */
export function describedManifests(content: unknown, form: Form): DescribedManifests {
  const descriptions = listedObjects(content);
  const result: DescribedManifests = { manifests: [], leftOut: [], warnings: [] };
  const wrong: string[] = [];
  for (const [index, description] of descriptions.entries()) {
    const subject = `description ${index + 1}${nameOf(description)}`;
    try {
      add(result, description, form);
    } catch (error) {
      wrong.push(messageOf(subject, error));
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  refuseSameNames(
    result.manifests.map(({ metadata: { name } }, index) => ({ name, from: `description ${index + 1}` })),
  );
  return result;
}

function add({ manifests, leftOut, warnings }: DescribedManifests, description: unknown, form: Form): void {
  // The two functions that look at a description may find the same.
  const heard = new Map<string, OptionWarning>();
  const listening: WarningOptions = {
    onWarning: (warning) => void heard.set(`${warning.property} ${warning.reason}`, warning),
  };
  const { options, leftOut: told } = optionsOf(description, form, listening);
  manifests.push(imageCacheManifest(options, listening));
  const { name } = options;
  leftOut.push(...told.map((entry) => ({ ...entry, name })));
  warnings.push(...[...heard.values()].map((warning) => ({ ...warning, name })));
}

function optionsOf(description: unknown, form: Form, warnings: WarningOptions): FromImageCacheResult {
  if (!isFields(description)) throw new Error("must be an object with fields such as name and images.");
  if ("apiVersion" in description || "kind" in description) return imageCacheOptions(description, warnings);
  if (form === "object") return { options: description as unknown as ImageCacheManifestOptions, leftOut: [] };
  const { name, imagePullSecrets, ...args } = description as unknown as ApiDescription;
  return fromImageCacheArgs(args, { name, imagePullSecrets }, warnings);
}

type ApiDescription = Parameters<typeof fromImageCacheArgs>[0] & Parameters<typeof fromImageCacheArgs>[1];

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(description: unknown): string {
  if (!isFields(description)) return "";
  const { metadata } = description;
  const name = description.name ?? (isFields(metadata) ? metadata.name : undefined);
  return typeof name === "string" ? ` (${name})` : "";
}

function messageOf(subject: string, error: unknown): string {
  if (error instanceof InvalidOptionsError) return new InvalidOptionsError(subject, error.failures).message;
  return `${subject} ${error instanceof Error ? error.message : String(error)}`;
}
