import * as rules from "../../provider/core/schema/rules.js";

const word = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const domain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Labels as an API server takes them. */
export const labelsRule = mapRule((value) =>
  value === "" || (value.length <= 63 && word.test(value))
    ? undefined
    : 'must be at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends.',
);

/** Annotations as an API server takes them: any text under a name. */
export const annotationsRule = mapRule(() => undefined);

/** `wrong` tells what is wrong with a value. */
function mapRule(wrong: (value: string) => string | undefined): rules.Rule {
  return (map, property, fail) => {
    if (typeof map !== "object" || map === null || Array.isArray(map))
      return fail(property, "must be an object of strings.");
    for (const [key, value] of Object.entries(map)) {
      const path = `${property}["${key}"]`;
      if (!isName(key)) {
        fail(path, 'is no name that Kubernetes takes, such as "team" or "example.com/team".');
      } else if (rules.isKnown(value)) {
        const reason = typeof value === "string" ? wrong(value) : "must be a string.";
        if (reason !== undefined) fail(path, reason);
      } else if (rules.isNotSet(value)) fail(path, "must be a string.");
    }
  };
}

/** A name of at most 63 characters, which a domain and a slash may stand in front of. */
function isName(key: string): boolean {
  const [name = "", prefix, ...rest] = key.split("/").reverse();
  if (rest.length > 0 || name.length > 63 || !word.test(name)) return false;
  return prefix === undefined || (prefix.length <= 253 && domain.test(prefix));
}
