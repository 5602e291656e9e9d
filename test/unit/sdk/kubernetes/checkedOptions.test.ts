import * as pulumi from "@pulumi/pulumi";
import { expect, it } from "vitest";
import { checkedOptions } from "../../../../sdk/kubernetes/checkedOptions.js";
import { settled } from "./settled.js";

it("hands out what is right, and keeps a secret one", async () => {
  const options = checkedOptions("it", { size: pulumi.secret("small"), name: "web" }, () => ({
    failures: [],
    warnings: [],
  }));
  expect(await settled(options)).toEqual({ size: "small", name: "web" });
  expect(await pulumi.isSecret(options)).toBe(true);
});
