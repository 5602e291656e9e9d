import * as pulumi from "@pulumi/pulumi";
import type { CheckFailure, Properties } from "../../provider/resource.js";
import { isAbsent } from "../../provider/rules.js";
import { UNKNOWN } from "../../provider/unknown.js";
import { assertValid } from "./invalidOptions.js";

/**
 * Options whose values may be Outputs, as soon as all are known. Each is checked as soon as it is known itself, so that a
 * preview tells of a wrong one also where others depend on what is not there yet.
 */
export function checkedOptions<T extends object>(
  subject: string,
  options: pulumi.Inputs,
  check: (options: Properties) => CheckFailure[],
): pulumi.Output<T> {
  const given = Object.entries(options).filter(([, value]) => !isAbsent(value));
  const unknown = Object.fromEntries(given.map(([name]) => [name, UNKNOWN]));
  const values = given.map(([name, value]) =>
    (pulumi.output(value) as pulumi.Output<unknown>).apply((known) => {
      assertValid(subject, check({ ...unknown, [name]: known }));
      return known;
    }),
  );
  return pulumi.all(values).apply((known) => {
    const all = Object.fromEntries(given.map(([name], index) => [name, known[index]]));
    assertValid(subject, check(all));
    return all as T;
  });
}
