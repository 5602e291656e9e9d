import * as pulumi from "@pulumi/pulumi";
import type { Findings, Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { UNKNOWN } from "../../provider/core/schema/unknown.js";
import { assertValid, type OptionWarning } from "./invalidOptions.js";

type Check = (options: Properties) => Findings;

/** Says all that is wrong with what the program gives as plain values; what is an Output counts as not known yet. */
export function assertPlainOptions(subject: string, options: pulumi.Inputs, check: Check): void {
  const known = givenOf(options).map(([name, value]) => [name, isPlain(value) ? value : UNKNOWN]);
  assertValid(subject, check(Object.fromEntries(known)).failures);
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
  resource?: pulumi.Resource,
): pulumi.Output<T> {
  const warn = warnOnce(subject, resource);
  const given = givenOf(options);
  const unknown = Object.fromEntries(given.map(([name]) => [name, UNKNOWN]));
  const values = given.map(([name, value]) => {
    const output = pulumi.output(value) as pulumi.Output<unknown>;
    return output.apply(async (known) => {
      const { failures, warnings } = check({ ...unknown, [name]: known });
      if (failures.length > 0 && (await pulumi.isSecret(output))) {
        throw new Error(
          `${subject}: ${name} is not valid. It is a secret, so what is wrong with it is not shown.`,
        );
      }
      assertValid(subject, failures);
      // What is wrong with a secret is not shown, and what is strange about it neither.
      if (warnings.length > 0 && !(await pulumi.isSecret(output))) await warn(warnings);
      return known;
    });
  });
  return pulumi.all(values).apply((known) => {
    const all = Object.fromEntries(given.map(([name], index) => [name, known[index]]));
    assertValid(subject, check(all).failures);
    return all as T;
  });
}

/** Shows each warning once, however often its option is looked at. */
function warnOnce(subject: string, resource?: pulumi.Resource): (warnings: OptionWarning[]) => Promise<void> {
  const shown = new Set<string>();
  return async (warnings) => {
    for (const { property, reason } of warnings) {
      const text = `${subject}: ${property} ${reason}`;
      if (shown.has(text)) continue;
      shown.add(text);
      await pulumi.log.warn(text, resource);
    }
  };
}
