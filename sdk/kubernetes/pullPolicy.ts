import type * as pulumi from "@pulumi/pulumi";
import { isFields, mapNested, type Nested, withEachChanged } from "../nested.js";

/** A pod's spec in which containers that say nothing of it pull what is not there yet, and nothing else. */
export function withPullPolicy(spec: Nested, chosen: boolean | pulumi.Output<boolean>): Nested {
  const imagePullPolicy = mapNested(chosen, (isChosen) => (isChosen ? "IfNotPresent" : undefined));
  const change = (list: Nested) =>
    withEachChanged(list, (container) =>
      mapNested(container, (fields) =>
        isFields(fields) && fields.imagePullPolicy === undefined
          ? { ...fields, imagePullPolicy }
          : (fields as Nested),
      ),
    );
  return mapNested(spec, (fields) => {
    if (!isFields(fields)) return fields as Nested;
    const lists = ["containers", "initContainers"].filter((name) => fields[name] !== undefined);
    return { ...fields, ...Object.fromEntries(lists.map((name) => [name, change(fields[name])])) };
  });
}
