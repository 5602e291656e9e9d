import * as pulumi from "@pulumi/pulumi";
import { isFields, type Nested } from "./nested.js";

/**
 * The names of the containers whose environment holds a secret: what a program marks as one does not show as such to the provider, which is to hide
 * it in what the API tells. A list that is wholly an Output tells it of all its containers.
 */
export async function hiddenContainers(lists: readonly Nested[]): Promise<string[]> {
  const names = await Promise.all(lists.map(namesIn));
  return names.flat();
}

async function namesIn(list: Nested): Promise<string[]> {
  if (pulumi.Output.isInstance(list)) return (await isSecret(list)) ? namesOf(await knownValue(list)) : [];
  if (!Array.isArray(list)) return [];
  const names = await Promise.all(list.map(hiddenNameOf));
  return names.flat();
}

async function hiddenNameOf(container: Nested): Promise<string[]> {
  const holder = pulumi.Output.isInstance(container) ? container : environmentOf(container);
  if (holder === undefined || !(await isSecret(holder))) return [];
  return namesOf([await knownValue(pulumi.Output.isInstance(container) ? container : nameOf(container))]);
}

function environmentOf(container: unknown): Nested {
  return isFields(container) ? container.environmentVars : undefined;
}

function nameOf(container: unknown): Nested {
  return isFields(container) ? container.name : undefined;
}

function isSecret(value: Nested): Promise<boolean> {
  return pulumi.isSecret(pulumi.output(value));
}

/** Undefined while a preview does not know it. */
function knownValue(value: Nested): Promise<unknown> {
  const output = pulumi.output(value) as unknown as {
    promise(withUnknowns?: boolean): Promise<unknown>;
    isKnown: Promise<boolean>;
  };
  return output.isKnown.then((isKnown) => (isKnown ? output.promise() : undefined));
}

function namesOf(containers: unknown): string[] {
  if (!Array.isArray(containers)) return [];
  return containers.flatMap((container) => {
    const name = isFields(container) ? container.name : container;
    return typeof name === "string" ? [name] : [];
  });
}
