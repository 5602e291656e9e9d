import type { Properties } from "../../provider/core/resource.js";
import type { Opened } from "./values.js";

/** The names of the containers whose environment holds a secret, which the API is not to tell. Without one, what the program has said of itself stays. */
export function hiddenContainers({ properties, paths }: Opened): Properties {
  const names = ["containers", "initContainers"].flatMap((list) =>
    itemsOf(properties[list]).flatMap((container, index) => {
      const name = typeof container === "object" && container !== null && (container as Properties).name;
      const isHidden = paths.some(([top, at, part]) => {
        const isThis = top === list && (at === undefined || at === String(index));
        return isThis && (part === undefined || part === "environmentVars");
      });
      return isHidden && typeof name === "string" ? [name] : [];
    }),
  );
  return names.length === 0 ? {} : { __hides: names };
}

function itemsOf(list: unknown): unknown[] {
  return Array.isArray(list) ? list : [];
}
