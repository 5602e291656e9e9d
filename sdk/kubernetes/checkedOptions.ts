import * as pulumi from "@pulumi/pulumi";
import type { CheckFailure, Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { UNKNOWN } from "../../provider/core/schema/unknown.js";
import { assertValid } from "./invalidOptions.js";

type Check = (options: Properties) => CheckFailure[];

/** Says all that is wrong with what the program gives as plain values; what is an Output counts as not known yet. */
export function assertPlainOptions(subject: string, options: pulumi.Inputs, check: Check): void {
  const known = givenOf(options).map(([name, value]) => [name, isPlain(value) ? value : UNKNOWN]);
  assertValid(subject, check(Object.fromEntries(known)));
}

function isPlain(value: unknown): boolean {
  if (value instanceof Promise || pulumi.Output.isInstance(value)) return false;
  return typeof value !== "object" || value === null || Object.values(value).every(isPlain);
}

function givenOf(options: pulumi.Inputs): [string, unknown][] {
  return Object.entries(options).filter(([, value]) => !isNotSet(value));
}

/**
 * Options whose values may be Outputs, as soon as all are known. Each is checked as soon as it is known itself, so that a
 * preview tells of a wrong one also where others depend on what is not there yet.
 */
export function checkedOptions<T extends object>(
  subject: string,
  options: pulumi.Inputs,
  check: Check,
): pulumi.Output<T> {
  const given = givenOf(options);
  const unknown = Object.fromEntries(given.map(([name]) => [name, UNKNOWN]));
  const values = given.map(([name, value]) => {
    const output = pulumi.output(value) as pulumi.Output<unknown>;
    return output.apply(async (known) => {
      const failures = check({ ...unknown, [name]: known });
      if (failures.length > 0 && (await pulumi.isSecret(output))) {
        throw new Error(
          `${subject}: ${name} is not valid. It is a secret, so what is wrong with it is not shown.`,
        );
      }
      assertValid(subject, failures);
      return known;
    });
  });
  return pulumi.all(values).apply((known) => {
    const all = Object.fromEntries(given.map(([name], index) => [name, known[index]]));
    assertValid(subject, check(all));
    return all as T;
  });
}
