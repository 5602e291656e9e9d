import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mayBeInstance } from "../../../../provider/accounts/chosenSource.js";
import { emptyFolder } from "./folders.js";

function machineCalled(product: string): string {
  const file = join(emptyFolder(), "product_name");
  writeFileSync(file, product);
  return file;
}

it("takes a machine for an instance of the cloud by what its firmware calls itself", () => {
  expect(mayBeInstance({}, machineCalled("Alibaba Cloud ECS\n"))).toBe(true);
  expect(mayBeInstance({}, machineCalled("Standard PC (Q35 + ICH9, 2009)\n"))).toBe(false);
  expect(mayBeInstance({}, join(emptyFolder(), "product_name"))).toBe(false);
});

it("asks no instance for its role where that is switched off", () => {
  const off = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true" };
  expect(mayBeInstance(off, machineCalled("Alibaba Cloud ECS"))).toBe(false);
});
