import * as pulumi from "@pulumi/pulumi";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { holdsOutput, type Nested } from "../nested.js";
import { podAnnotationGroups } from "./podAnnotationOptions.js";

type Fields = Readonly<Record<string, Nested>>;

const { cache, registry, address } = podAnnotationGroups;
const automaticAddress = "k8s.aliyun.com/eci-with-eip";
const addressDetail = /^k8s\.aliyun\.com\/eip-/;

/**
 * A pod's own annotations and those that are added. Several names say the same thing, so a group is taken over as a whole or
 * not at all: what the pod says itself of a cache, a registry or an address is never mixed with what is added.
 */
export function mergedAnnotations(added: Fields, own: Fields): Fields {
  const taken = Object.entries(added).map(([name, value]) => [name, unlessSaid(name, value, own)] as const);
  const rest = Object.entries(own).filter(([name]) => !Object.hasOwn(added, name));
  return Object.fromEntries([...taken, ...rest].filter(([, value]) => value !== undefined));
}

/** What is said beside the value is decided when it is known: until then nothing but this annotation waits for it. */
function unlessSaid(name: string, value: Nested, own: Fields): Nested {
  const rivals = [...new Set([name, ...rivalsOf(name)])];
  const said = Object.fromEntries(rivals.map((rival) => [rival, own[rival]]));
  const known = Object.fromEntries(Object.entries(said).filter(([, text]) => !holdsOutput(text)));
  if (isDecided(name, known)) return own[name];
  if (!holdsOutput(said)) return own[name] ?? (isOutdone(name, said) ? undefined : value);
  return withoutSecrecy(own[name], said).apply((texts) => {
    const fields = texts as Record<string, unknown>;
    return fields[name] ?? (isOutdone(name, fields) ? undefined : value);
  });
}

/** Whether the name is out whatever becomes of the others. */
function isDecided(name: string, known: Fields): boolean {
  return !addressDetail.test(name) && rivalsOf(name).some((rival) => !isNotSet(known[rival]));
}

/** That a pod has an annotation is no secret, only what it says: a null that is a secret would become an empty annotation. */
function withoutSecrecy(own: Nested, said: Fields): pulumi.Output<unknown> {
  const texts = pulumi.output(said) as pulumi.Output<unknown>;
  return holdsOutput(own) ? texts : pulumi.unsecret(texts);
}

function rivalsOf(name: string): readonly string[] {
  if (addressDetail.test(name)) return address;
  return [cache, registry, address].find((group) => group.includes(name)) ?? [];
}

/** Whether what the pod says of the group leaves no room for an annotation that it does not have itself. */
function isOutdone(name: string, said: Readonly<Record<string, unknown>>): boolean {
  const spoken = rivalsOf(name).filter((rival) => !isNotSet(said[rival]));
  if (!addressDetail.test(name)) return spoken.length > 0;
  return (
    spoken.length > 0 &&
    (spoken.some((rival) => rival !== automaticAddress) || said[automaticAddress] !== "true")
  );
}
