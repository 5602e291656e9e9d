import type { CheckFailure, Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { imageCacheGroup, imageCacheKind } from "./objectMeta.js";

export const specFields = ["images", "imagePullSecrets", "imageCacheSize", "retentionDays"];
const metadataFields = ["name", "labels", "annotations"];

/** The parts of an object whose shape is right. */
export interface FieldsOfObject {
  object: Properties;
  metadata: Properties;
  spec: Properties;
}

/** What makes a value no ImageCache object, whatever its fields say: another kind, or fields at the wrong depth. */
export function checkObjectShape(object: unknown): CheckFailure[] {
  if (!isFields(object)) return [{ property: "object", reason: "must be an ImageCache object." }];
  const { apiVersion, kind } = object;
  if (kind !== imageCacheKind) {
    return [
      { property: "kind", reason: `must be ${imageCacheKind}, not ${JSON.stringify(kind) ?? "left out"}.` },
    ];
  }
  if (typeof apiVersion !== "string" || !apiVersion.startsWith(`${imageCacheGroup}/`)) {
    const found = JSON.stringify(apiVersion) ?? "left out";
    return [{ property: "apiVersion", reason: `must be ${imageCacheGroup}/v1, not ${found}.` }];
  }
  const misplaced = [...atTheTop(object), ...inTheWrongPart(object)];
  if (misplaced.length > 0) return misplaced;
  return ["metadata", "spec"]
    .filter((part) => !isFields(object[part]))
    .map((part) => partFailure(part, object[part]));
}

export function fieldsOf(object: unknown): FieldsOfObject {
  const { metadata, spec } = object as Record<string, Properties>;
  return { object: object as Properties, metadata: metadata ?? {}, spec: spec ?? {} };
}

/** Without their indentation, the fields of a part stand beside it, and the part is empty. */
function atTheTop(object: Properties): CheckFailure[] {
  const found = [...metadataFields, ...specFields].filter((name) => !isNotSet(object[name]));
  return found.map((name) => ({
    property: name,
    reason: `stands at the top of the object: indent it under ${partOf(name)}.`,
  }));
}

function inTheWrongPart({ metadata, spec }: Properties): CheckFailure[] {
  const parts = { metadata, spec };
  return Object.entries(parts).flatMap(([part, value]) => {
    const names = isFields(value) ? Object.keys(value) : [];
    const strange = names.filter(
      (name) => [...metadataFields, ...specFields].includes(name) && partOf(name) !== part,
    );
    return strange.map((name) => ({ property: `${part}.${name}`, reason: `belongs under ${partOf(name)}.` }));
  });
}

function partOf(field: string): string {
  return specFields.includes(field) ? "spec" : "metadata";
}

function partFailure(property: string, value: unknown): CheckFailure {
  return { property, reason: isNotSet(value) ? "is missing." : "must be an object of fields." };
}

export function isFields(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
