import { writeFile } from "node:fs/promises";
import { type Emulator, startEmulator, startVirtualNode } from "pulumi-eci/emulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Finding } from "../../provider/doctor/finding.js";
import { runIn } from "../support/command.js";
import { type Cluster, startCluster } from "./support/cluster.js";
import { defineImageCaches } from "./support/definition.js";

let cluster: Cluster;
let emulator: Emulator;

/** What is looked at is the whole cluster: this file has one of its own. */
beforeAll(async () => {
  [cluster, emulator] = await Promise.all([startCluster(), startEmulator()]);
});
afterAll(async () => {
  await emulator.close();
  await cluster.stop();
});

async function findings(kubeconfig = cluster.kubeconfig): Promise<Finding[]> {
  const keys = { ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "test", ALICLOUD_REGION: "cn-hangzhou" };
  const options = ["--endpoint", emulator.url, "--kubeconfig", kubeconfig, "--json"];
  const { stdout } = await runIn({ env: { ...process.env, ...keys } }, "doctor", ...options);
  return JSON.parse(stdout).findings;
}

async function looked(): Promise<Record<string, Finding>> {
  return Object.fromEntries((await findings()).map((finding) => [finding.about, finding]));
}

it("tells of a cluster what it lacks, and is content with one that has it", async () => {
  const bare = await looked();
  expect(bare.cluster).toMatchObject({ verdict: "ok" });
  expect(bare["ImageCache objects"]).toMatchObject({
    verdict: "wrong",
    told: expect.stringContaining(
      "It knows no ImageCache objects: install the virtual node, or set installCrd.",
    ),
  });
  expect(bare["virtual node"]).toMatchObject({ verdict: "wrong" });
  expect(bare["eci-profile"]).toMatchObject({ verdict: "note" });

  await defineImageCaches(cluster.kubectl);
  const data = ["--from-literal=vSwitchIds=vsw-1,vsw-2", "--from-literal=securityGroupId=sg-1"];
  await cluster.kubectl(["create", "configmap", "eci-profile", "-n", "kube-system", ...data]);
  const node = await startVirtualNode({ endpoint: emulator.url, kubeconfig: cluster.kubeconfig });
  try {
    const whole = await looked();
    expect(whole["ImageCache objects"]).toMatchObject({ verdict: "ok" });
    expect(whole["virtual node"]).toMatchObject({ verdict: "ok", told: expect.stringMatching(/^ready: /) });
    expect(whole["eci-profile"]?.told).toBe("vSwitchIds vsw-1,vsw-2, securityGroupId sg-1");
  } finally {
    await node.close();
  }
});

it("tells of a login that the cluster refuses, once", async () => {
  const config = JSON.parse((await cluster.kubectl(["config", "view", "--raw", "-o", "json"])).stdout);
  for (const { user } of config.users) {
    for (const name of Object.keys(user)) delete user[name];
    user.token = "nobodys-token";
  }
  const file = `${cluster.kubeconfig}.refused`;
  await writeFile(file, JSON.stringify(config));
  const told = await findings(file);
  const ofCluster = ["cluster", "ImageCache objects", "virtual node", "eci-profile"];
  expect(told.filter(({ about }) => ofCluster.includes(about))).toMatchObject([
    { about: "cluster", told: expect.stringContaining("Check the credentials in kubeconfig") },
  ]);
  expect(JSON.stringify(told)).not.toContain("nobodys-token");
});
