import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mayBeInstance, sourcesNamed } from "../../../../provider/accounts/chosenSource.js";
import { readSettings } from "../../../../provider/accounts/settings.js";
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

it("lists every source that is named, the one that counts first", () => {
  const file = join(emptyFolder(), "config.json");
  writeFileSync(file, JSON.stringify({ current: "team", profiles: [{ name: "team", mode: "AK" }] }));
  const config: Record<string, string> = { "alicloud:profile": "shop" };
  const environment = {
    ...{ ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAI5tFirstKey", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "hush" },
    ...{ ACCESS_KEY_ID: "LTAI5tOtherKey", ACCESS_KEY_SECRET: "hush" },
    ...{ ALIBABA_CLOUD_ECS_METADATA: "node", ALIBABA_CLOUD_CREDENTIALS_FILE: file },
  };
  const named = (read: (name: string) => string | undefined) =>
    sourcesNamed(readSettings(read, environment), environment);
  const keys = [
    "the access key of ALIBABA_CLOUD_ACCESS_KEY_ID (LTAI…tKey)",
    "the access key of ACCESS_KEY_ID (LTAI…rKey)",
  ];
  const role = "the instance's RAM role of ALIBABA_CLOUD_ECS_METADATA";
  expect(named((name) => config[name])).toEqual([...keys, 'the profile "shop" of alicloud:profile', role]);
  expect(named(() => undefined)).toEqual([...keys, role, `the profile "team" of ${file}`]);
});
