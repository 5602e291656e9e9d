import type { ConfigMap } from "@pulumi/pulumi/automation";
import type { Properties } from "../../provider/core/resource.js";
import type { Kind } from "../../provider/resources/kind.js";
import type { TakenIn } from "../existing.js";

/** Who manages the resources that a command writes: all that differs between the npm package and the plugin. */
export interface Target {
  /** What a sentence calls it. */
  words: string;
  /** How a state calls the resources of a kind. */
  typeOf(kind: Kind): string;
  /** What a state holds of a resource, made of what the core knows of it. */
  stored(kind: Kind, properties: Properties): Properties;
  /** What the file of `pulumi import` says of a resource, beside its type and its name. */
  imported(taken: TakenIn): Properties;
  /** The configuration of a stack as it reaches these resources. */
  configuration(config: ConfigMap): ConfigMap;
  /** What is to be run first, so that it does. */
  preparation(config: ConfigMap, stackName: string | undefined): string[];
  /** The package of the provider in a state. */
  providerPackage: string;
  providerInputs(config: ConfigMap): Properties;
  program: ProgramWords;
}

/** How a program in TypeScript says it. */
export interface ProgramWords {
  importLine(classNames: readonly string[]): string;
  classOf(className: string): string;
  /** The names that the import takes. */
  importedNames(classNames: readonly string[]): readonly string[];
}
