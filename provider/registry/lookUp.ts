import type { Budget } from "./budget.js";
import { type ContentStore, digestOf } from "./contentStore.js";
import {
  accepted,
  documentIn,
  entryFor,
  isArtifact,
  isSame,
  type Manifest,
  nameOf,
  type Platform,
  platformIn,
} from "./manifest.js";
import type { Outcome } from "./outcome.js";
import { type ImageReference, wantedOf } from "./reference.js";
import type { Registry } from "./registry.js";
import type { RegistryAnswer } from "./request.js";
import { RegistryRefusal, RegistryTrouble } from "./trouble.js";

/** The largest manifest that registries take. */
const mostBytes = 4 * 1024 * 1024;

interface Look {
  registry: Registry;
  reference: ImageReference;
  platform: Platform;
  store: ContentStore;
  budget: Budget;
}

/** What a registry has under a reference. Throws a `RegistryTrouble` or a `RegistryRefusal` where it does not say. */
export async function lookUp(look: Look): Promise<Outcome> {
  const digest = await digestBehind(look);
  if (digest === undefined) return { is: "missing", host: look.reference.host };
  const top = await content(look, "manifests", digest);
  if (top === undefined) return { is: "found", digest, image: undefined };
  const document = documentIn(top);
  if (document === undefined) throw senseless(look);
  if (document.is === "schema1") return { is: "schema1", host: look.reference.host };
  if (document.is === "manifest") return single(look, digest, document.manifest);
  const entry = entryFor(document.entries, look.platform);
  if (entry === undefined) {
    const existing = document.entries.map(({ platform }) => nameOf(platform)).filter((name) => !isNone(name));
    return otherPlatform(look, digest, [...new Set(existing)]);
  }
  const body = await content(look, "manifests", entry.digest);
  if (body === undefined) return { is: "found", digest, image: undefined };
  const chosen = documentIn(body);
  if (chosen?.is !== "manifest") throw senseless(look);
  return { is: "found", digest, image: { digest: entry.digest, layers: chosen.manifest.layers } };
}

/** Images beside an index are named for no platform: signatures, attestations. */
function isNone(platform: string): boolean {
  return platform.startsWith("unknown/");
}

/** An image alone says in its configuration what it is for. */
async function single(look: Look, digest: string, manifest: Manifest): Promise<Outcome> {
  const { config, layers } = manifest;
  if (isArtifact(manifest)) return { is: "artifact", host: look.reference.host, mediaType: config.mediaType };
  const body = await content(look, "blobs", config.digest);
  const platform = body && platformIn(body);
  if (platform !== undefined && !isSame(platform, look.platform))
    return otherPlatform(look, digest, [nameOf(platform)]);
  return { is: "found", digest, image: { digest, layers } };
}

function otherPlatform({ platform }: Look, digest: string, existing: readonly string[]): Outcome {
  return { is: "noPlatform", digest, wanted: nameOf(platform), existing };
}

/** What a reference stands for now; undefined where the registry says that there is nothing. */
async function digestBehind(look: Look): Promise<string | undefined> {
  const { reference } = look;
  const path = `manifests/${wantedOf(reference)}`;
  const head = await ask(look, "HEAD", path);
  const told = head.headers["docker-content-digest"];
  if (head.status === 200 && typeof told === "string" && isDigest(told)) {
    if (reference.digest !== undefined && told !== reference.digest) throw senseless(look);
    return told;
  }
  if (head.status === 200 || noHead.has(head.status)) return digestByBody(look, path);
  throw unusable(look, head.status);
}

/** What registries answer that know no HEAD; one that finds nothing has no place for its reason there. */
const noHead: ReadonlySet<number> = new Set([400, 404, 405]);

async function digestByBody(look: Look, path: string): Promise<string | undefined> {
  const answer = await ask(look, "GET", path);
  if (answer.status === 404 && saysMissing(answer.body)) return undefined;
  if (answer.status !== 200) throw unusable(look, answer.status);
  if (documentIn(answer.body) === undefined) throw senseless(look);
  const digest = digestOf(answer.body);
  if (look.reference.digest?.startsWith("sha256:") && look.reference.digest !== digest) throw senseless(look);
  await look.store.put(digest, answer.body);
  return digest;
}

/** What the digest stands for: from the last time, or from the registry. Undefined where asking costs what others need. */
async function content(look: Look, kind: "manifests" | "blobs", digest: string): Promise<Buffer | undefined> {
  const known = await look.store.get(digest);
  if (known !== undefined) return known;
  if (kind === "manifests" && look.registry.isScarce) return undefined;
  const answer = await ask(look, "GET", `${kind}/${digest}`);
  if (answer.status !== 200) throw unusable(look, answer.status);
  if (digest.startsWith("sha256:") && digestOf(answer.body) !== digest) throw senseless(look);
  await look.store.put(digest, answer.body);
  return answer.body;
}

async function ask(
  { registry, reference: { repository, host }, budget }: Look,
  method: "GET" | "HEAD",
  path: string,
): Promise<RegistryAnswer> {
  const headers = { accept: accepted };
  const answer = await registry.ask({ method, repository, path, headers, maxBytes: mostBytes }, budget);
  if (answer.status === 403) throw new RegistryRefusal(`${host} answered HTTP 403`);
  return answer;
}

/** A page for people that says "not found" says nothing of an image. */
function saysMissing(body: Buffer): boolean {
  try {
    const { errors } = JSON.parse(body.toString("utf8")) as { errors?: unknown };
    return Array.isArray(errors) && errors.some((error) => missing.has(String(error?.code)));
  } catch {
    return false;
  }
}

const missing: ReadonlySet<string> = new Set(["MANIFEST_UNKNOWN", "NAME_UNKNOWN", "NOT_FOUND"]);

function isDigest(text: string): boolean {
  return /^[a-z0-9+._-]+:[0-9a-f]{32,}$/.test(text);
}

function unusable({ reference: { host } }: Look, status: number): RegistryTrouble {
  return new RegistryTrouble(status >= 500 ? "server" : "senseless", `${host} answered HTTP ${status}`);
}

function senseless({ reference: { host } }: Look): RegistryTrouble {
  return new RegistryTrouble("senseless", `${host} answered with what is no manifest`);
}
