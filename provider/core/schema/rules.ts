import { isIP, isIPv4 } from "node:net";
import { didYouMean } from "../../nearestName.js";
import { isHidden } from "../hidden.js";
import type { Findings, Properties } from "../resource.js";
import { isUnknown } from "./unknown.js";

type Find = (property: string, reason: string) => void;

/**
 * Looks at one value, which is neither absent nor unknown: `fail` hears what is wrong with it, `warn` what is allowed and yet
 * seldom meant.
 */
export interface Rule {
  (value: unknown, property: string, fail: Find, warn: Find): void;
  /** The least and the most that is allowed, for definitions that say the same. */
  readonly bounds?: { min: number; max: number };
}

/** Applies a rule to each property that has one; a property without one is not known to the resource. */
export function applyRules(
  inputs: Properties,
  rules: Readonly<Record<string, Rule>>,
  kind: string,
  renamed: Readonly<Record<string, string>> = {},
): Findings {
  const found: Findings = { failures: [], warnings: [] };
  const fail: Find = (property, reason) => found.failures.push({ property, reason });
  const warn: Find = (property, reason) => found.warnings.push({ property, reason });
  for (const [property, value] of Object.entries(inputs)) {
    if (isHidden(property) || isNotSet(value)) continue;
    const rule = ownOf(rules, property);
    if (rule === undefined) {
      const hint = ownOf(renamed, property);
      const instead = hint === undefined ? didYouMean(property, Object.keys(rules)) : `: use ${hint}`;
      fail(property, `is no argument of ${kind}${instead}.`);
    } else if (!isUnknown(value)) {
      rule(value, property, fail, warn);
    }
  }
  return found;
}

/** A name that comes from outside may be one that every object has, such as `toString`. */
function ownOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export function isNotSet(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Whether a flag is not given, or false: not one of which nothing is known yet. */
export function isOff(value: unknown): boolean {
  return value === false || isNotSet(value);
}

/** Whether a value is there and can be reasoned about. */
export function isKnown(value: unknown): boolean {
  return !isNotSet(value) && !isUnknown(value);
}

/** Values quoted in a message are cut: nobody reads a kilobyte of it. JSON has no word for NaN. */
export function quote(value: unknown): string {
  const text = (typeof value === "number" ? undefined : JSON.stringify(value)) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** What an object holds is not shown. */
function shapeOf(value: unknown): string {
  return Array.isArray(value) ? "a list" : "an object";
}

export function text(options: { max?: number; matches?: RegExp; form?: string } = {}): Rule {
  return (value, property, fail) => {
    if (typeof value === "object") {
      return fail(property, `must be ${options.form ?? "a string"}, not ${shapeOf(value)}.`);
    }
    if (typeof value !== "string") return fail(property, `must be a string, not ${quote(value)}.`);
    if (value.trim() === "") return fail(property, "must not be empty.");
    if (options.max !== undefined && value.length > options.max) {
      return fail(property, `has ${value.length} characters; at most ${options.max} are allowed.`);
    }
    if (options.matches !== undefined && !options.matches.test(value)) {
      fail(property, `must be ${options.form}, not ${quote(value)}.`);
    }
  };
}

export function wholeNumber(min: number, max: number, unit = ""): Rule {
  const rule: Rule = (value, property, fail) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return;
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    fail(property, `must be a whole number ${range}${unit === "" ? "" : ` (${unit})`}, not ${quote(value)}.`);
  };
  return Object.assign(rule, { bounds: { min, max } });
}

export const trueOrFalse: Rule = (value, property, fail) => {
  if (typeof value !== "boolean") fail(property, `must be true or false, not ${quote(value)}.`);
};

export function oneOf(...allowed: readonly string[]): Rule {
  return (value, property, fail) => {
    if (typeof value === "string" && allowed.includes(value)) return;
    fail(property, `must be ${allowed.map(quote).join(" or ")}, not ${quote(value)}.`);
  };
}

/** The prefixes that tell ids apart, to name the mistake when one kind is given for another. */
const idKinds: Record<string, string> = {
  "sg-": "a security group",
  "vsw-": "a vSwitch",
  "vpc-": "a VPC",
  "eip-": "an elastic IP address",
  "rg-": "a resource group",
  "imc-": "an image cache",
  "i-": "an instance",
  "eci-": "a container group",
  "cri-": "a Container Registry instance",
  "cbwp-": "a common bandwidth package",
};

/** An id of the kind with this prefix. Only the prefix of another kind is refused: the form of ids is not documented. */
export function id(prefix: string): Rule {
  return (value, property, fail) => {
    if (typeof value !== "string") return fail(property, `must be a string, not ${quote(value)}.`);
    if (value === "" || /[\s,]/.test(value)) {
      return fail(property, `must be one id such as "${prefix}…", not ${quote(value)}.`);
    }
    const wrong = wrongKind(prefix, value);
    if (wrong !== undefined) fail(property, wrong);
  };
}

/** What is said of an id that is one of another kind than that with this prefix, as far as it says so. */
export function wrongKind(prefix: string, value: string): string | undefined {
  const other = Object.keys(idKinds).find((known) => known !== prefix && value.startsWith(known));
  if (other === undefined) return undefined;
  return `is the id of ${idKinds[other]} (${quote(value)}); the id of ${idKinds[prefix]} ("${prefix}…") is needed.`;
}

/** An IPv4 address. */
export function ipv4(example: string): Rule {
  return (value, property, fail) => {
    if (typeof value !== "string" || !isIPv4(value))
      fail(property, `must be an IPv4 address such as "${example}", not ${quote(value)}.`);
  };
}

/** An address of either kind. */
export const ipAddress: Rule = (value, property, fail) => {
  if (typeof value !== "string" || isIP(value) === 0)
    fail(property, `must be an IP address, not ${quote(value)}.`);
};

const repeats = "repeats";

/** Whether an entry is refused only because it stands in its list twice. */
export function isRepeat(reason: string): boolean {
  return reason.startsWith(`${repeats} `);
}

/** A list whose items each follow a rule; items that are the same by `key` are refused. A secret one is never quoted. */
export function list(
  item: Rule,
  options: { min?: number; max?: number; unit: string; key?: (value: unknown) => unknown; secret?: boolean },
): Rule {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, unit, key = (value) => value, secret = false } = options;
  const rule: Rule = (value, property, fail, warn) => {
    if (!Array.isArray(value))
      // The engine prints the value of the property that a failure names.
      return secret
        ? fail("", `${property} must be a list, such as [{ … }], also for one of them.`)
        : fail(property, `must be a list, not ${quote(value)}.`);
    if (value.length < min) fail(property, `has ${value.length} ${unit}; at least ${min} is needed.`);
    if (value.length > max) fail(property, `has ${value.length} ${unit}; at most ${max} are allowed.`);
    const seen = new Map<unknown, number>();
    for (const [index, entry] of value.entries()) {
      const path = `${property}[${index}]`;
      if (isUnknown(entry)) continue;
      if (isNotSet(entry)) {
        fail(path, "is missing.");
        continue;
      }
      item(entry, path, fail, warn);
      const identity = key(entry);
      if (!isKnown(identity)) continue;
      const first = seen.get(identity);
      if (first === undefined) seen.set(identity, index);
      else fail(path, `${repeats} ${property}[${first}].`);
    }
  };
  return Object.assign(rule, { bounds: { min, max } });
}

/** An object whose fields each follow a rule. */
export function object(fields: Readonly<Record<string, Rule>>, required: readonly string[]): Rule {
  return (value, property, fail, warn) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return fail(property, "must be an object.");
    }
    const entries = value as Properties;
    for (const name of required) if (isNotSet(entries[name])) fail(`${property}.${name}`, "is missing.");
    for (const [name, entry] of Object.entries(entries)) {
      const rule = ownOf(fields, name);
      const path = `${property}.${name}`;
      const known = Object.keys(fields);
      if (rule === undefined)
        fail(path, `is not known here${didYouMean(name, known)}; known are ${known.join(", ")}.`);
      else if (isKnown(entry)) rule(entry, path, fail, warn);
    }
  };
}

/** Text that must be there, whose value must not show in a message. */
export const secretText: Rule = (value, property, fail) => {
  if (typeof value !== "string") fail(property, "must be a string.");
  else if (value === "") fail(property, "must not be empty.");
};

const tagText = /^(?!.*https?:\/\/)/i;

/** An object of texts. */
export const texts: Rule = (value, property, fail) => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return fail(property, "must be an object of strings.");
  for (const [key, entry] of Object.entries(value)) {
    if (!isUnknown(entry) && typeof entry !== "string")
      fail(`${property}[${quote(key)}]`, `must be a string, not ${quote(entry)}.`);
  }
};

/** Tags as both products take them, at most `max` of them. */
export function tags(max: number, why: string): Rule {
  return (value, property, fail) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return fail(property, "must be an object of strings.");
    }
    const entries = Object.entries(value);
    if (entries.length > max)
      fail(property, `has ${entries.length} tags; at most ${max} are allowed (${why}).`);
    for (const [key, entry] of entries) {
      const path = `${property}[${quote(key)}]`;
      if (key === "" || key.length > 128)
        fail(path, `has a key of ${key.length} characters; 1 to 128 are allowed.`);
      if (/^(aliyun|acs:)/i.test(key))
        fail(path, 'has a key that starts with "aliyun" or "acs:", which the cloud keeps for itself.');
      if (/^pulumi-eci-/.test(key))
        fail(path, 'has a key that starts with "pulumi-eci-", which marks the owner.');
      if (!tagText.test(key)) fail(path, 'has a key that contains "http://" or "https://".');
      if (isUnknown(entry)) continue;
      if (typeof entry !== "string") fail(path, `must be a string, not ${quote(entry)}.`);
      else if (entry.length > 128)
        fail(path, `has a value of ${entry.length} characters; at most 128 are allowed.`);
      else if (!tagText.test(entry)) fail(path, 'has a value that contains "http://" or "https://".');
    }
  };
}
