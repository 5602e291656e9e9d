import { expect, it } from "vitest";
import { hiddenContainers } from "../../../../plugin/host/hiddenContainers.js";

const properties = {
  containers: [{ name: "a" }, { name: "b" }, { name: 1 }],
  initContainers: [{ name: "first" }],
};
const hidesOf = (...paths: string[][]) =>
  hiddenContainers({ properties, paths, secrets: new Set(paths.flatMap(([name]) => name ?? [])) });

it.each<[string, string[], string[]]>([
  ["a value of its environment", ["containers", "1", "environmentVars", "0", "value"], ["b"]],
  ["its environment", ["initContainers", "0", "environmentVars"], ["first"]],
  ["the container", ["containers", "0"], ["a"]],
  ["the list", ["containers"], ["a", "b"]],
])("names a container where %s is secret", (_, path, names) => {
  expect(hidesOf(path)).toEqual({ __hides: names });
});

it.each([[["containers", "0", "image"]], [["tags", "team"]]])("says nothing of a secret at %j", (path) => {
  expect(hidesOf(path)).toEqual({});
});
