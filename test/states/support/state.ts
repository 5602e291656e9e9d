import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { TestStack } from "../../engine/support/stack.js";

interface RecordedResource {
  urn: string;
  id?: string;
  delete?: boolean;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/** An exported stack, its secrets readable. */
export interface RecordedState {
  version: number;
  deployment: { resources?: RecordedResource[]; pending_operations?: unknown[] };
}

/** The stack as `pulumi stack export` has it, without what says where and when it was written. */
export async function exportState(stack: TestStack): Promise<RecordedState> {
  const file = join(stack.backendFolder, "exported.json");
  await stack.pulumi("stack", "export", "--stack", "dev", "--show-secrets", "--file", file);
  const { version, deployment } = JSON.parse(await readFile(file, "utf8"), withoutPlaces);
  const { manifest, secrets_providers, ...rest } = deployment;
  return { version, deployment: { manifest: { ...manifest, time: "2026-01-01T00:00:00Z" }, ...rest } };
}

export async function importState(stack: TestStack, state: RecordedState): Promise<void> {
  const file = join(stack.backendFolder, "imported.json");
  const settings = await readFile(join(stack.projectFolder, "Pulumi.dev.yaml"), "utf8");
  const salt = /^encryptionsalt: (\S+)$/m.exec(settings)?.[1];
  const secrets_providers = { type: "passphrase", state: { salt } };
  const { version, deployment } = state;
  await writeFile(file, JSON.stringify({ version, deployment: { ...deployment, secrets_providers } }));
  await stack.pulumi("stack", "import", "--stack", "dev", "--file", file);
}

export function nameOf({ urn }: { urn: string }): string {
  return urn.split("::").at(-1) ?? "";
}

/** Which inputs and outputs of which resource differ, by its name. */
export function changes(before: RecordedState, after: RecordedState): Record<string, string[]> {
  const [old, now] = [byUrn(before), byUrn(after)];
  const found = new Map<string, string[]>();
  for (const urn of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const properties = differing(old.get(urn), now.get(urn));
    const name = nameOf({ urn });
    if (properties.length > 0) found.set(name, [...(found.get(name) ?? []), ...properties]);
  }
  return Object.fromEntries([...found].sort());
}

function byUrn({ deployment: { resources = [] } }: RecordedState): Map<string, RecordedResource> {
  // The old one of a replacement has the URN of the new one.
  return new Map(resources.map((resource) => [`${resource.delete ? "old " : ""}${resource.urn}`, resource]));
}

function differing(old: RecordedResource | undefined, now: RecordedResource | undefined): string[] {
  if (old === undefined || now === undefined) return ["all"];
  return (["inputs", "outputs"] as const).flatMap((part) => {
    const [before = {}, after = {}] = [old[part], now[part]];
    return Object.keys({ ...before, ...after })
      .filter((name) => !isDeepStrictEqual(before[name], after[name]))
      .map((name) => `${part}.${name}`)
      .sort();
  });
}

const places = ["sourcePosition", "stackTrace", "created", "modified"];

function withoutPlaces(key: string, value: unknown): unknown {
  return places.includes(key) ? undefined : value;
}
