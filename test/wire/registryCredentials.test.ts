import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { failureOf, leftBy } from "./support/client.js";
import { startedHost } from "./support/host.js";
import { checked, created, declared, sentTo, startedCloud } from "./support/imageCache.js";

const password = "s3cret word/+";
const server = "registry.example.com";
const keys = { ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "test", ALICLOUD_REGION: "cn-beijing" };
const environment = {
  ...keys,
  PULUMI_ECI_WAIT_FACTOR: "0.001",
  REGISTRY_USER: "reader",
  REGISTRY_PASSWORD: password,
};
const byVariables = [{ server, userNameEnv: "REGISTRY_USER", passwordEnv: "REGISTRY_PASSWORD" }];
const login = { Server: server, UserName: "reader", Password: password };

function dockerConfig(): string {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-docker-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "config.json");
  const auth = Buffer.from(`reader:${password}`).toString("base64");
  writeFileSync(file, JSON.stringify({ auths: { [server]: { auth } } }));
  return file;
}

it.each([
  ["environment variables", () => byVariables],
  ["a file of Docker", () => [{ server, dockerConfig: dockerConfig() }]],
])("finds a login in %s, and keeps only where it is", async (_, credentials) => {
  const emulator = await startedCloud();
  const host = await startedHost({ environment });
  const client = await host.openOn(emulator);
  const imageRegistryCredentials = credentials();
  const { id, outs, inputs } = await created(client, { imageRegistryCredentials });
  expect(emulator.imageCaches.get(id)?.ImageRegistryCredentials).toEqual([login]);
  expect(outs.imageRegistryCredentials).toEqual(imageRegistryCredentials);
  const updated = await client.update(id, outs, { ...inputs, retentionDays: 3 });
  expect(sentTo(emulator, "UpdateImageCache")).toEqual([
    expect.objectContaining({ RetentionDays: "3", "ImageRegistryCredential.1.UserName": "reader" }),
  ]);
  expect(JSON.stringify([outs, updated]) + host.printed).not.toContain("s3cret");
});

it.each([
  ["environment variables", () => byVariables],
  ["a file of Docker", () => [{ server, dockerConfig: dockerConfig() }]],
])("takes a password from %s out of what the cloud says", async (_, credentials) => {
  const emulator = await startedCloud({
    failingImages: [{ pattern: "fail", failure: { reason: "Failed", message: `no entry with ${password}` } }],
  });
  const host = await startedHost({ environment });
  const client = await host.openOn(emulator);
  const inputs = await checked(client, { images: ["fail:1"], imageRegistryCredentials: credentials() });
  emulator.faults.add({
    action: "CreateImageCache",
    fault: {
      kind: "error",
      status: 400,
      code: "InvalidParameter",
      message: `<${encodeURIComponent(password)}>`,
    },
  });
  expect((await failureOf(client.create(inputs))).message).toContain("<***>");
  const left = await leftBy(client.create(inputs));
  expect(left.reasons.join()).toContain("no entry with ***");
  const read = await client.read(left.id, left.properties);
  expect(JSON.stringify([left.properties, read]) + host.printed).not.toContain("s3cret");
});

it("wants a variable at preview, and needs none to read and to delete", async () => {
  const emulator = await startedCloud();
  const host = await startedHost({ environment });
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client, { imageRegistryCredentials: byVariables });
  const { REGISTRY_PASSWORD, ...without } = environment;
  const later = await startedHost({ environment: without });
  const laterClient = await later.openOn(emulator);
  const { failures } = await laterClient.check(outs, declared({ imageRegistryCredentials: byVariables }));
  expect(failures).toEqual([
    {
      property: "imageRegistryCredentials[0].passwordEnv",
      reason: "leads nowhere: the environment variable REGISTRY_PASSWORD is not set where pulumi runs.",
    },
  ]);
  expect((await laterClient.read(id, outs)).id).toBe(id);
  await laterClient.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
});
