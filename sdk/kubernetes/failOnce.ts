import { setImmediate as turn } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { currentRun } from "../run.js";

interface Failure {
  error: pulumi.RunError;
  messages: Set<string>;
}

const failures = new WeakMap<object, Failure>();

/**
 * Ends the run with what is wrong. All who find something in one turn share one error, which the engine shows once and, as it is
 * about the program's values, without a stack.
 */
export async function failOnce(message: string): Promise<never> {
  const run = currentRun();
  const failure = failures.get(run) ?? { error: new pulumi.RunError(message), messages: new Set() };
  failures.set(run, failure);
  failure.messages.add(message);
  failure.error.message = [...failure.messages].join("\n");
  await turn();
  failures.delete(run);
  throw failure.error;
}
