import * as pulumi from "@pulumi/pulumi";
import { version } from "@pulumi/pulumi/version.js";
import type { Computed as ComputedFacts, Facts, OutputOf } from "../provider/core/schema/table.js";
import { hiddenInputsOf, subjectOf } from "./hidden.js";
import { isDynamic, optionsUnderHost, typeUnderHost } from "./host.js";
import { loaderText } from "./loader.js";

/** What a class has of its arguments and of what the cloud adds to them. */
type OutputsOf<T> = { readonly [K in keyof T]: pulumi.Output<OutputOf<T[K]>> };

/** A class of resources as its table declares it; the class itself adds the types and words of its constructor. */
export interface ResourceClass<Arguments, Computed> extends Pick<typeof pulumi.CustomResource, "isInstance"> {
  new (...registration: Registration): pulumi.CustomResource & OutputsOf<Arguments> & OutputsOf<Computed>;
}

/** What Pulumi's own class is made with. */
type Registration = [type: string, name: string, props: pulumi.Inputs, options: pulumi.CustomResourceOptions];

interface Declared<Arguments, Computed> {
  /** How a state calls its resources. */
  type: string;
  /** How `pulumi-eci/provider` calls its behaviour. */
  loader: Parameters<typeof loaderText>[0];
  arguments: Arguments;
  outputs: Computed;
}

/** The base of a resource's class. It has no constructor: Pulumi takes the second frame above its own for the line of the program. */
export function resourceOf<Arguments extends object, Computed extends object>(
  declared: Declared<Arguments, Computed>,
): ResourceClass<Arguments, Computed> {
  class Resource extends pulumi.CustomResource {}
  for (const output of computedOf(declared, true)) {
    // While a dynamic resource is updated, a preview knows none of its outputs but the id.
    Object.defineProperty(Resource.prototype, output, {
      get(this: pulumi.CustomResource) {
        return this.id;
      },
    });
  }
  return Resource as unknown as ResourceClass<Arguments, Computed>;
}

/**
 * What a class hands to its base. What the provider adds or fills in is named, so that it becomes an output: an argument that nobody
 * gives and nobody fills in is none, or it would be unknown in every preview.
 */
export function registrationOf(
  declared: Declared<object, object>,
  name: string,
  args: object,
  options: pulumi.CustomResourceOptions,
): Registration {
  const { type, loader } = declared;
  const facts: [string, Partial<Facts<never>>][] = Object.entries(declared.arguments);
  const secrets = facts.filter(([, { secret }]) => secret).map(([argument]) => argument);
  const filled = facts.filter(([, { read, isFilled }]) => read !== undefined || isFilled);
  const outputs = [...computedOf(declared, false), ...filled.map(([argument]) => argument)];

  if (isDynamic() && options?.id !== undefined) refuseOldSdk(subjectOf(type, name));
  const given = { ...args } as pulumi.Inputs;
  const open = Object.fromEntries(Object.entries(given).filter(([key]) => !secrets.includes(key)));
  const props: pulumi.Inputs = Object.fromEntries(outputs.map((output) => [output, undefined]));
  Object.assign(props, given);
  if (isDynamic()) {
    Object.assign(props, hiddenInputsOf(name, type, options ?? {}, open), {
      __provider: loaderText(loader),
    });
  }
  for (const secret of secrets) {
    if (given[secret] !== undefined) props[secret] = pulumi.secret(given[secret]);
  }
  return [
    typeUnderHost(type),
    name,
    props,
    { ...optionsUnderHost(type, options ?? {}), ...secretOutputs(options, secrets) },
  ];
}

/** The names of what the cloud adds: those that are the id itself, or all others. */
function computedOf(declared: Declared<object, object>, areIds: boolean): string[] {
  const computed: [string, ComputedFacts<unknown, never>][] = Object.entries(declared.outputs);
  return computed.filter(([, { isId }]) => Boolean(isId) === areIds).map(([name]) => name);
}

/** Since this one, what a program says of a dynamic resource that it only reads reaches the provider. */
const firstSdkThatReads = [3, 268];

function refuseOldSdk(subject: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = firstSdkThatReads;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new Error(
    `${subject}: reading an existing object by its id needs @pulumi/pulumi ${firstSdkThatReads.join(".")} or newer, and ${version} is ` +
      "installed: npm install @pulumi/pulumi@latest.",
  );
}

function secretOutputs(
  options: pulumi.CustomResourceOptions | undefined,
  secrets: readonly string[],
): pulumi.CustomResourceOptions {
  if (secrets.length === 0) return {};
  return { additionalSecretOutputs: [...(options?.additionalSecretOutputs ?? []), ...secrets] };
}

/** Where an object is that a program only reads. */
export interface PlaceArgs {
  /** Region of the object. Default: the stack's `alicloud:region`. */
  regionId?: pulumi.Input<string>;
  /** Profile of the `aliyun` command's file by whose credentials it is read. Default: the stack's credentials. */
  profile?: pulumi.Input<string>;
}
