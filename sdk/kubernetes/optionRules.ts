import * as rules from "../../provider/core/schema/rules.js";
import { isRepeat, type Rule } from "../../provider/core/schema/rules.js";

/** Where an id is to be found, by its prefix. */
const places: Readonly<Record<string, string>> = {
  "imc-": "it stands in status.imageCacheId of the ImageCache object (kubectl get imagecaches)",
  "sg-": "it stands in the console of ECS under security groups",
  "vsw-": "it stands in the console of VPC under vSwitches",
  "eip-": "it stands in the console of VPC under elastic IP addresses, as instance id",
  "cbwp-": "it stands in the console of VPC under bandwidth packages",
  "rg-": "it stands in the console of Resource Management",
  "cri-": "it stands in the console of Container Registry",
};

const notTheId = "does not start with";

/** An id of the kind: one of another kind is refused, and one of no known kind, such as a name, is a warning. */
export function placedId(prefix: string): Rule {
  const ofKind = rules.id(prefix);
  return (value, property, fail, warn) => {
    let isRefused = false;
    ofKind(
      value,
      property,
      (path, reason) => {
        isRefused = true;
        fail(path, reason);
      },
      warn,
    );
    if (isRefused || String(value).startsWith(prefix)) return;
    warn(
      property,
      `${notTheId} "${prefix}" (${JSON.stringify(value)}): the id is needed; ${places[prefix]}.`,
    );
  };
}

/** Whether a warning is about the form of an id, which tests with mocks make up. */
export function isAboutId(reason: string): boolean {
  return reason.startsWith(notTheId);
}

/** Nobody documents that an entry of an annotation may not stand there twice. */
export function repeatable(rule: Rule): Rule {
  const tolerant: Rule = (value, property, fail, warn) =>
    rule(value, property, (path, reason) => (isRepeat(reason) ? warn : fail)(path, reason), warn);
  return Object.assign(tolerant, rule.bounds && { bounds: rule.bounds });
}

/** Values that are known; another one is passed on with a warning. */
export function usually(...known: readonly string[]): Rule {
  const oneOf = rules.oneOf(...known);
  return (value, property, fail, warn) =>
    oneOf(value, property, typeof value === "string" && value !== "" ? warn : fail, warn);
}
