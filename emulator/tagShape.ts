import { anyObject, type Shape } from "./shapes.js";
import type { Tag } from "./tags.js";

const keyNames = ["Key", "key", "TagKey", "tagKey"] as const;
const valueNames = ["Value", "value", "TagValue", "tagValue"] as const;

/** Tags in the forms in which answers, SDKs, states and command lines have them. */
export const tags: Shape<Tag[]> = (value, where) => {
  const found = readTagForms(value, where);
  const twice = found.find(({ Key }, index) => found.findIndex((tag) => tag.Key === Key) < index);
  if (twice) throw new Error(`${where} has the key ${twice.Key} twice.`);
  return found;
};

function readTagForms(value: unknown, where: string): Tag[] {
  if (Array.isArray(value)) return value.map((item, index) => readItem(item, `${where}[${index}]`));
  if (typeof value !== "object" || value === null) throw new Error(`${where} must be ${forms}.`);
  const given = anyObject(value, where);
  if (Array.isArray(given.Tag)) return readTagForms(given.Tag, `${where}.Tag`);
  return Object.entries(given).map(([key, item]) => tag(key, item, `${where}.${key}`));
}

const forms = 'a map such as {"team": "web"}, or a list such as [{"Key": "team", "Value": "web"}]';

function readItem(item: unknown, where: string): Tag {
  if (typeof item === "string") return readPair(item, where);
  const given = anyObject(item, where);
  const stranger = Object.keys(given).find((name) => !isIn(keyNames, name) && !isIn(valueNames, name));
  if (stranger !== undefined)
    throw new Error(`${where}: there is no field ${stranger}; known are Key, Value.`);
  return tag(fieldOf(given, keyNames), fieldOf(given, valueNames), where);
}

/** `team=web`: the value may hold the sign too. */
function readPair(text: string, where: string): Tag {
  const [key = "", ...value] = text.split("=");
  return tag(key, value.join("="), where);
}

function tag(key: unknown, value: unknown, where: string): Tag {
  if (typeof key !== "string" || key === "") throw new Error(`${where} must have a key that is not empty.`);
  if (value === undefined || value === null) return { Key: key, Value: "" };
  if (typeof value === "object") throw new Error(`${where} must be a plain value.`);
  return { Key: key, Value: String(value) };
}

function fieldOf(given: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  const name = names.find((candidate) => Object.hasOwn(given, candidate));
  return name === undefined ? undefined : given[name];
}

function isIn(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
