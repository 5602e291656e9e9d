import { expect, it } from "vitest";
import { identityOfUrn } from "../../../../../provider/core/identity.js";
import { generatedName } from "../../../../../provider/core/schema/names.js";
import { UNKNOWN } from "../../../../../provider/core/schema/unknown.js";

const identity = (types: string, name = "web") =>
  identityOfUrn(`urn:pulumi:dev::shop::${types}::${name}`, undefined);
const dynamic = identity("pulumi-nodejs:dynamic/eci:ImageCache");

it("makes the same name under both hosts, so that either knows what the other has left half made", () => {
  const name = generatedName(dynamic, {}, ["a"]);
  expect(name).toMatch(/^web-[0-9a-f]{8}$/);
  expect(generatedName(identity("eci:index:ImageCache"), {}, ["a"])).toBe(name);
});

it("makes another name of another resource or other parts", () => {
  const others = [
    generatedName(identity("eci:index:Eip"), {}, ["a"]),
    generatedName(identity("eci:index:ImageCache", "web2"), {}, ["a"]),
    generatedName(dynamic, {}, ["b"]),
  ];
  expect(new Set([...others, generatedName(dynamic, {}, ["a"])]).size).toBe(4);
});

it("keeps a name, and waits for what is not known", () => {
  expect(generatedName(dynamic, { __generatedName: "web-1" }, ["b"])).toBe("web-1");
  expect(generatedName(dynamic, {}, [UNKNOWN])).toBe(UNKNOWN);
});
