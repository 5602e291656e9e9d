import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Properties } from "../../provider/core/resource.js";
import { isUnknown, UNKNOWN } from "../../provider/core/schema/unknown.js";

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Plain values, and the names of the top-level ones that hold a secret at any depth. */
interface Opened {
  properties: Properties;
  secrets: ReadonlySet<string>;
}

/** What the engine sends, without the marks of secrets. */
export function open(struct: Struct | undefined): Opened {
  const secrets = new Set<string>();
  const walk = (value: unknown, top: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, top));
    if (typeof value !== "object" || value === null) return value;
    const held = value as Properties;
    if (held[signature] === secretSignature) {
      secrets.add(top);
      return walk(held.value, top);
    }
    if (held[signature] === outputSignature) {
      if (held.secret === true) secrets.add(top);
      return "value" in held ? walk(held.value, top) : UNKNOWN;
    }
    return Object.fromEntries(Object.entries(held).map(([key, item]) => [key, walk(item, top)]));
  };
  const given = (struct?.toJavaScript() ?? {}) as Properties;
  const properties = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, walk(value, name)]),
  );
  return { properties, secrets };
}

/** What the engine is sent: nothing that it does not understand, and each secret marked as one. */
export function seal(properties: Properties, secrets: Iterable<string>): Struct {
  const clean = JSON.parse(JSON.stringify(properties, withoutBigInts)) as Properties;
  for (const name of new Set(secrets)) {
    const value = clean[name];
    if (value === undefined || value === null || isUnknown(value)) continue;
    clean[name] = { [signature]: secretSignature, value };
  }
  return Struct.fromJavaScript(clean as Parameters<typeof Struct.fromJavaScript>[0]);
}

function withoutBigInts(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
