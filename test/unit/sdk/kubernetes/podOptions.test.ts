import { expect, it } from "vitest";
import { podOptionsOf } from "../../../../sdk/kubernetes/podOptions.js";
import { settled } from "./settled.js";

const images = ["nginx"];

it("takes the registries of the build where nothing is said of the pods'", async () => {
  const args = { images, insecureRegistries: ["a.example.com"], plainHttpRegistries: ["b.example.com"] };
  const pods = { plainHttpRegistries: ["c.example.com"] };
  expect(await settled(podOptionsOf("web", { ...args, pods }))).toEqual({
    insecureRegistries: ["a.example.com"],
    plainHttpRegistries: ["c.example.com"],
  });
});
