import { ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const server = "registry.example.com";
let stack: TestStack;

function declare(tags: Record<string, string>): void {
  stack.declare(async () => {
    const imageRegistryCredentials = [{ server, userName: "reader", passwordEnv: "REGISTRY_PASSWORD" }];
    new ImageCache("web", {
      images: [`${server}/web:1`],
      imageRegistryCredentials,
      tags,
      retentionDays: Number(tags.days),
    });
  });
}

const passwords = () =>
  stack.emulator.imageCaches.list().map((cache) => cache.ImageRegistryCredentials[0]?.Password);

beforeAll(async () => {
  stack = await TestStack.create();
});
afterAll(async () => {
  expect(stack.emulator.isEmpty()).toBe(true);
  await stack.close();
});

it("takes a registry's password from the environment, and keeps its name alone", async () => {
  declare({ days: "3" });
  const refused = await stack.up();
  expect(refused.succeeded).toBe(false);
  expect(refused.output).toContain(
    "the environment variable REGISTRY_PASSWORD is not set where pulumi runs.",
  );

  stack.environment({ REGISTRY_PASSWORD: "first-word" });
  const made = await stack.up();
  expect(passwords()).toEqual(["first-word"]);

  stack.environment({ REGISTRY_PASSWORD: "second-word" });
  const unchanged = await stack.up();
  expect(unchanged.changes).toEqual({ same: 1 });
  declare({ days: "4" });
  const changed = await stack.up();
  expect(passwords()).toEqual(["second-word"]);

  stack.environment({ REGISTRY_PASSWORD: "" });
  const refreshed = await stack.refresh();
  expect(refreshed.succeeded).toBe(true);
  const stored = await stack.storedState();
  const destroyed = await stack.destroy();
  expect(destroyed.succeeded).toBe(true);
  const outputs = [made, unchanged, changed, refreshed, destroyed].map(({ output }) => output);
  expect([stored, ...outputs].join()).not.toMatch(/first-word|second-word/);
});
