import { entriesOf } from "../../cloud/answer.js";
import type { Operation } from "../../core/operation.js";
import type { CheckFailure, Properties } from "../../core/resource.js";
import { isKnown } from "../../core/schema/rules.js";
import { withLogins } from "../imageCache/registryCredentials.js";
import { variableName } from "./shapes/environmentVar.js";

const lists = ["containers", "initContainers"] as const;

/** So short a text may stand in any message. */
const leastSecret = 6;

/** What is wrong with the variables that the environment is to give: one that is not set is told before anything runs. */
export function checkReferences(inputs: Properties): CheckFailure[] {
  return lists.flatMap((list) =>
    entriesOf(inputs[list]).flatMap((container, at) =>
      entriesOf(container.environmentVars).flatMap(({ valueEnv }, index) => {
        // One of another form may be the value itself, which is not quoted.
        const isName = isKnown(valueEnv) && variableName.test(String(valueEnv));
        if (!isName || process.env[String(valueEnv)] !== undefined) return [];
        const property = `${list}[${at}].environmentVars[${index}].valueEnv`;
        return [
          {
            property,
            reason: `leads nowhere: the environment variable ${valueEnv} is not set where pulumi runs.`,
          },
        ];
      }),
    ),
  );
}

/** Containers as they are declared, each that holds what nobody is to read with its variables hidden. */
export function withHidden(containers: unknown, secretNames: readonly string[]): unknown {
  if (!Array.isArray(containers)) return containers;
  return containers.map((container: Properties) => {
    if (typeof container !== "object" || container === null) return container;
    const refers = entriesOf(container.environmentVars).some(({ valueEnv }) => valueEnv !== undefined);
    const hides = refers || secretNames.includes(String(container.name));
    return hides && container.environmentVarHide === undefined
      ? { ...container, environmentVarHide: true }
      : container;
  });
}

/** The request with the logins and the values that the environment gives, for the moment of the call only. */
export async function withValues<T extends Properties>(operation: Operation, request: T): Promise<T> {
  noteSecrets(operation, request);
  const filled: Properties = await withLogins(operation, request);
  for (const list of lists) {
    if (!Array.isArray(filled[list])) continue;
    filled[list] = filled[list].map((container: Properties) => filledContainer(operation, container));
  }
  return filled as T;
}

function filledContainer(operation: Operation, container: Properties): Properties {
  if (!Array.isArray(container.environmentVars)) return container;
  const environmentVars = entriesOf(container.environmentVars).map(({ valueEnv, ...variable }) => {
    if (typeof valueEnv !== "string") return variable;
    const value = process.env[valueEnv];
    if (value === undefined)
      throw new Error(
        `${valueEnv}, which gives the value of ${String(variable.key)} in the container ${String(container.name)}, is not set where pulumi runs.`,
      );
    keepSecret(operation, value);
    return { ...variable, value };
  });
  return { ...container, environmentVars };
}

/** What hidden variables hold shows in no message and no state of this process. */
export function noteSecrets(operation: Operation, inputs: Properties): void {
  for (const container of lists.flatMap((list) => entriesOf(inputs[list]))) {
    for (const { value, valueEnv } of entriesOf(container.environmentVars)) {
      if (typeof valueEnv === "string") keepSecret(operation, process.env[valueEnv]);
      else if (container.environmentVarHide === true) keepSecret(operation, value);
    }
  }
}

function keepSecret({ secrets, session }: Operation, value: unknown): void {
  if (typeof value !== "string" || value.length < leastSecret) return;
  secrets.add(value);
  session.passwords.add(value);
}
