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
  new (
    name: string,
    args: object,
    options: pulumi.CustomResourceOptions,
  ): pulumi.CustomResource & OutputsOf<Arguments> & OutputsOf<Computed>;
}

interface Declared<Arguments, Computed> {
  /** How a state calls its resources. */
  type: string;
  /** How `pulumi-eci/provider` calls its behaviour. */
  loader: Parameters<typeof loaderText>[0];
  arguments: Arguments;
  outputs: Computed;
}

/**
 * The base of a resource's class. What the provider adds or fills in is named, so that it becomes an output: an argument that nobody
 * gives and nobody fills in is none, or it would be unknown in every preview.
 */
export function resourceOf<Arguments extends object, Computed extends object>(
  declared: Declared<Arguments, Computed>,
): ResourceClass<Arguments, Computed> {
  const { type, loader } = declared;
  const facts: [string, Partial<Facts<never>>][] = Object.entries(declared.arguments);
  const secrets = facts.filter(([, { secret }]) => secret).map(([name]) => name);
  const filled = facts.filter(([, { read, isFilled }]) => read !== undefined || isFilled);
  const computed: [string, ComputedFacts<unknown, never>][] = Object.entries(declared.outputs);
  const ids = computed.filter(([, { isId }]) => isId).map(([name]) => name);
  const outputs = [...computed.filter(([, { isId }]) => !isId), ...filled].map(([name]) => name);

  class Resource extends pulumi.CustomResource {
    constructor(name: string, args: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
      if (isDynamic() && options?.id !== undefined) refuseOldSdk(subjectOf(type, name));
      const props: pulumi.Inputs = Object.fromEntries(outputs.map((output) => [output, undefined]));
      const open = Object.fromEntries(Object.entries(args ?? {}).filter(([key]) => !secrets.includes(key)));
      Object.assign(props, args);
      if (isDynamic()) {
        Object.assign(props, hiddenInputsOf(name, type, options ?? {}, open), {
          __provider: loaderText(loader),
        });
      }
      for (const secret of secrets) {
        if (args?.[secret] !== undefined) props[secret] = pulumi.secret(args[secret]);
      }
      super(typeUnderHost(type), name, props, {
        ...optionsUnderHost(type, options ?? {}),
        ...secretOutputs(options, secrets),
      });
      // While a dynamic resource is updated, a preview knows none of its outputs but the id.
      for (const output of ids) Object.assign(this, { [output]: this.id });
    }
  }
  return Resource as unknown as ResourceClass<Arguments, Computed>;
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
