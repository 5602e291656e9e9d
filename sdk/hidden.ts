import * as pulumi from "@pulumi/pulumi";
import type { HiddenInputs } from "../provider/core/hidden.js";
import { isMocked } from "./mocked.js";

/** What the provider needs to know of a resource and the engine's host does not tell it. */
export function hiddenInputsOf(
  name: string,
  type: string,
  options: pulumi.CustomResourceOptions,
  args: pulumi.Inputs = {},
): pulumi.Inputs & Record<keyof HiddenInputs, unknown> {
  refuseImport(name, type, options);
  if (options.provider !== undefined) {
    throw new Error(
      `${name}: a resource of pulumi-eci takes no provider object. Set alicloud:* in the stack's configuration, or regionId ` +
        "and profile on the resource for a second region or account.",
    );
  }
  return {
    __urn: ownUrn(name, type, options.parent),
    __organization: organization(),
    __timeouts: timeoutsOf(name, options.customTimeouts),
    __secrets: secretsIn(args),
    __isRead: options.id === undefined ? undefined : true,
  };
}

/** The host hands secrets over in plain: which they are the provider has to know, so that no message shows them. */
async function secretsIn(args: pulumi.Inputs): Promise<string[][] | undefined> {
  const paths = await secretPaths(args, []);
  return paths.length === 0 ? undefined : paths;
}

/** Where a secret stands: as deep as the program itself says so. */
async function secretPaths(value: unknown, path: string[]): Promise<string[][]> {
  if (pulumi.Output.isInstance(value) || value instanceof Promise)
    return (await pulumi.isSecret(pulumi.output(value))) ? [path] : [];
  if (typeof value !== "object" || value === null || pulumi.Resource.isInstance(value)) return [];
  const found = await Promise.all(
    Object.entries(value).map(([key, held]) => secretPaths(held, [...path, key])),
  );
  return found.flat();
}

/** A resource as a message calls it, such as `ImageCache web`. */
export function subjectOf(type: string, name: string): string {
  return `${type.split(":").at(-1)} ${name}`;
}

/** What Pulumi would say of the option for a dynamic resource tells nobody what to do. */
function refuseImport(name: string, type: string, { import: id }: pulumi.CustomResourceOptions): void {
  if (id === undefined) return;
  const what = `${subjectOf(type, name)} takes no import option`;
  const shown = typeof id === "string" ? id : "…";
  throw new Error(
    /ImageCache$|ContainerGroup$|Eip$/.test(type)
      ? `${what}: run pulumi-eci import --id ${shown}, then pulumi import --file with what it has written.`
      : `${what}: it is nothing in the cloud that could be imported.`,
  );
}

/** The program's organization; a test with mocks that names none has that of self-managed backends. */
function organization(): string {
  try {
    return pulumi.getOrganization();
  } catch (error) {
    if (isMocked()) return "organization";
    throw error;
  }
}

/**
 * The URN that a resource will have, as a bare promise: as an Output it would depend on the parent, and so on all of the
 * parent's children. Two of them would wait for each other as soon as one takes an output of the other.
 */
export function ownUrn(name: string, type: string, parent: pulumi.Resource | undefined): Promise<string> {
  const urn = pulumi.createUrn(name, type, parent);
  return (urn as unknown as { promise(): Promise<string> }).promise();
}

function timeoutsOf(
  name: string,
  timeouts: pulumi.CustomTimeouts | undefined,
): HiddenInputs["__timeouts"] | undefined {
  if (timeouts === undefined) return undefined;
  const seconds: NonNullable<HiddenInputs["__timeouts"]> = {};
  for (const operation of ["create", "update", "delete"] as const) {
    const text = timeouts[operation];
    if (text !== undefined) seconds[operation] = parseDuration(text, `${name}: customTimeouts.${operation}`);
  }
  return seconds;
}

const unitSeconds: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3_600 };

/** Seconds of a duration in Pulumi's form, such as "90s", "30m" or "1h30m". */
export function parseDuration(text: string, subject: string): number {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) {
    throw new Error(`${subject} must be a duration such as "90s", "30m" or "1h30m", not "${text}".`);
  }
  let seconds = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    seconds += Number(number) * (unitSeconds[unit ?? ""] ?? 0);
  }
  return seconds;
}
