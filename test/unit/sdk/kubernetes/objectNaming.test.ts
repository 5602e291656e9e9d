import { expect, it } from "vitest";
import { hashedName, namingOf } from "../../../../sdk/kubernetes/objectNaming.js";

const images = ["nginx:1"];
const metadata = { name: "web-1a2b3c4d", annotations: { a: "b" } };

it("leaves the name of an object that is waited for to the kubernetes provider, and keeps the one that it has", () => {
  const naming = namingOf("web", { images });
  expect(naming.resource).toBe("web");
  expect(naming.metadata(metadata)).toEqual({ annotations: { a: "b" } });
  expect(naming.options).toEqual({
    replaceOnChanges: ["spec", "metadata.annotations"],
    ignoreChanges: ["metadata.name", 'metadata.annotations["pulumi.com/autonamed"]'],
  });
});

it.each(["Web Cache", "web_cache", "web.cache", "Über", "a".repeat(120), "-web-"])(
  "gives the provider a name that a cluster takes for %s, and the stack the one that it knew",
  (name) => {
    const { resource, options } = namingOf(name, { images });
    expect(resource).toMatch(/^[a-z0-9]([-a-z0-9]{0,110}[a-z0-9])?$/);
    expect(options.aliases).toEqual([{ name }]);
  },
);

it("tells components apart whose names a cluster would write alike", () => {
  const names = ["web-cache", "Web Cache", "web_cache"].map((name) => namingOf(name, { images }).resource);
  expect(new Set(names).size).toBe(names.length);
});

it("has an object that nobody waits for named by its content", () => {
  const naming = namingOf("web", { images, waitForReady: false });
  expect(naming.metadata(metadata)).toBe(metadata);
  expect(naming.options).toEqual({});
  expect(hashedName("Web Cache", ["a"])).toBe(hashedName("Web Cache", ["a"]));
  expect(hashedName("Web Cache", ["a"])).toMatch(/^web-cache-[0-9a-f]{8}$/);
});

it("has one with a name of one's own go before the new one comes", () => {
  const naming = namingOf("web", { images, name: "mine" });
  expect(naming.metadata(metadata)).toBe(metadata);
  expect(naming.options).toMatchObject({ deleteBeforeReplace: true });
});
