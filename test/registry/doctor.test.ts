import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator } from "pulumi-eci/emulator";
import { expect, it, onTestFinished } from "vitest";
import type { Finding } from "../../provider/doctor/finding.js";
import { runIn } from "../support/command.js";
import { puller, startRegistry } from "../support/registry/realRegistry.js";
import { emptyFolder } from "../unit/provider/accounts/folders.js";

it("looks an image up in a real registry, with the login of a Docker configuration", async () => {
  const registry = await startRegistry({ htpasswd: true });
  onTestFinished(() => registry.stop());
  await registry.push.image("team/app", "1");
  const emulator = await startEmulator();
  onTestFinished(() => emulator.close());
  const folder = emptyFolder();
  const docker = (password: string) => {
    const file = join(folder, "config.json");
    const auth = Buffer.from(`${puller.userName}:${password}`).toString("base64");
    writeFileSync(file, JSON.stringify({ auths: { "registry.example.com": { auth } } }));
    return ["--docker-config", file];
  };
  const env = {
    ...{ HOME: folder, PATH: "", XDG_CACHE_HOME: folder },
    ...{ ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "test", ALICLOUD_REGION: "cn-hangzhou" },
    PULUMI_ECI_REGISTRY_ENDPOINTS: JSON.stringify({ "*": registry.url }),
  };
  const looked = async (tag: string, ...login: string[]) => {
    const image = ["--image", `registry.example.com/team/app:${tag}`, ...login];
    const place = { cwd: folder, env };
    const { stdout } = await runIn(place, "doctor", "--endpoint", emulator.url, ...image, "--json");
    const { findings } = JSON.parse(stdout) as { findings: Finding[] };
    return findings.find(({ about }) => about === "image");
  };
  expect(await looked("1", ...docker(puller.password))).toMatchObject({
    verdict: "ok",
    told: "registry.example.com/team/app:1 of --image is there for linux/amd64",
  });
  expect((await looked("2", ...docker(puller.password)))?.told).toContain("has no such image");
  expect((await looked("1", ...docker("another-one")))?.told).toContain("cannot be read with the login");
  expect((await looked("1"))?.told).toContain("gives it to nobody without a login");
});

it("looks an image of Container Registry up by the rights of whoever runs it", async () => {
  const registry = await startRegistry({ htpasswd: true });
  onTestFinished(() => registry.stop());
  await registry.push.image("team/app", "1");
  const instance = { instanceId: "cri-1", instanceName: "shop", regionId: "cn-beijing", login: puller };
  const emulator = await startEmulator({ crInstances: [instance] });
  onTestFinished(() => emulator.close());
  const folder = emptyFolder();
  const env = {
    ...{ HOME: folder, PATH: "", XDG_CACHE_HOME: folder },
    ...{ ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "test", ALICLOUD_REGION: "cn-hangzhou" },
    PULUMI_ECI_REGISTRY_ENDPOINTS: JSON.stringify({ "*": registry.url }),
  };
  const image = "shop-registry-vpc.cn-beijing.cr.aliyuncs.com/team/app:1";
  const looked = async () => {
    const place = { cwd: folder, env };
    const { stdout } = await runIn(place, "doctor", "--endpoint", emulator.url, "--image", image, "--json");
    expect(stdout).not.toContain(puller.password);
    return (JSON.parse(stdout) as { findings: Finding[] }).findings;
  };
  expect((await looked()).find(({ about }) => about === "image")).toMatchObject({
    verdict: "ok",
    told: `${image} of --image is there for linux/amd64`,
  });
  emulator.faults.add({
    action: "GetAuthorizationToken",
    times: 9,
    fault: { kind: "error", status: 403, code: "NoPermission", message: "not authorized" },
  });
  const refused = await looked();
  expect(refused.find(({ about }) => about === "login")?.told).toMatch(
    /^the instance shop of Container Registry, which --image pulls from, hands out no login: .*NoPermission/,
  );
});
