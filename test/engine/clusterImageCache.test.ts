import * as pulumi from "@pulumi/pulumi";
import { ClusterImageCache, type ClusterImageCacheArgs } from "pulumi-eci/kubernetes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

describe("a preview of a ClusterImageCache with a wrong value", () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await TestStack.create();
  });
  afterAll(() => stack.close());

  const preview = (args: object) => {
    stack.declare(async () => {
      new ClusterImageCache("web", { images: ["nginx"], ...args } as ClusterImageCacheArgs);
    });
    return stack.preview();
  };

  it.each<[unknown, string]>([
    [5, "ClusterImageCache web: pods must be an object of options."],
    [[], "ClusterImageCache web: pods must be an object of options."],
    [
      { imageCacheId: "imc-1" },
      "ClusterImageCache web: pods: imageCacheId is what the component itself says",
    ],
  ])("refuses %j for pods", async (pods, message) => {
    const { succeeded, errors } = await preview({ pods });
    expect(succeeded).toBe(false);
    expect(errors).toContain(message);
  });

  it("ends with one error for all components, without a stack, where pods are known later", async () => {
    stack.declare(async () => {
      const pods = pulumi.output({ perfectMatch: "yes" }) as unknown as ClusterImageCacheArgs["pods"];
      for (const name of ["one", "two"]) new ClusterImageCache(name, { images: ["nginx"], pods });
    });
    const { succeeded, errors } = await stack.preview();
    expect(succeeded).toBe(false);
    const wrong = (name: string) =>
      `ClusterImageCache ${name}: pods: perfectMatch must be true or false, not "yes".`;
    expect(errors).toContain(`${wrong("one")}\n${wrong("two")}`);
    expect(errors).not.toMatch(/podOptions|checkedOptions|failOnce/);
  });

  it("quotes it, but not when it is a secret", async () => {
    const secret = await preview({ osType: pulumi.secret("hush") });
    expect(secret.errors).toContain("ClusterImageCache web: osType is not valid. It is a secret");
    expect(secret.errors.match(/ClusterImageCache web: .*hush/)).toBeNull();
    const open = await preview({ osType: pulumi.output("BSD") });
    expect(open.errors).toMatch(/ClusterImageCache web: osType .*BSD/);
  });
});
