import * as pulumi from "@pulumi/pulumi";
import type { CheckFailure, Findings, Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { UNKNOWN } from "../../provider/core/schema/unknown.js";
import { isMocked } from "../mocked.js";
import { failOnce } from "./failOnce.js";
import { assertValid, InvalidOptionsError, type OptionWarning } from "./invalidOptions.js";
import { isAboutId } from "./optionRules.js";

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
        return failOnce(
          `${subject}: ${name} is not valid. It is a secret, so what is wrong with it is not shown.`,
        );
      }
      await failWith(subject, failures);
      // What is wrong with a secret is not shown, and what is strange about it neither.
      if (warnings.length > 0 && !(await pulumi.isSecret(output))) await warn(warnings);
      return known;
    });
  });
  const together = pulumi.all(values);
  return together.apply(async (known) => {
    const all = Object.fromEntries(given.map(([name], index) => [name, known[index]]));
    const { failures, warnings } = check(all);
    await failWith(subject, failures);
    if (warnings.length > 0 && !(await pulumi.isSecret(together))) await warn(warnings);
    return all as T;
  });
}

async function failWith(subject: string, failures: readonly CheckFailure[]): Promise<void> {
  if (failures.length > 0) await failOnce(new InvalidOptionsError(subject, failures).message);
}

/** Shows each warning once, however often its option is looked at. */
function warnOnce(subject: string, resource?: pulumi.Resource): (warnings: OptionWarning[]) => Promise<void> {
  const shown = new Set<string>();
  return async (warnings) => {
    for (const { property, reason } of warnings) {
      if (isMocked() && isAboutId(reason)) continue;
      const text = `${subject}: ${property} ${reason}`;
      if (shown.has(text)) continue;
      shown.add(text);
      await pulumi.log.warn(text, resource);
    }
  };
}
