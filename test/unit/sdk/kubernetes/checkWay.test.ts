import { expect, it } from "vitest";
import { type ClusterImageCacheArgs, checkWay } from "../../../../sdk/kubernetes/clusterImageCacheArgs.js";

const images = ["nginx:1"];

it.each<[Partial<ClusterImageCacheArgs>, string]>([
  [{ imagePullSecrets: ["a:b"] }, "imagePullSecrets"],
  [{ cpuArchitecture: "arm64" }, "cpuArchitecture"],
  [{ buildWith: "api", name: "web" }, "name"],
  [{ installCrd: true }, "installCrd"],
  [{ waitForReady: false }, "waitForReady"],
  [{ kubeconfig: "k" }, "kubeconfig"],
  [{ buildWith: "cluster", tags: { a: "b" } }, "tags"],
  [{ buildWith: "cluster", imageRegistryCredentials: [] }, "imageRegistryCredentials"],
  [{ buildWith: "cluster", regionId: "cn-beijing" }, "regionId"],
  [{ buildWith: "cluster", renewBy: "pull" }, "renewBy"],
])("%j is for the other way", (args, property) => {
  const other = args.buildWith === "cluster" ? "api" : "cluster";
  expect(checkWay({ images, ...args })).toEqual([
    { property, reason: expect.stringContaining(`needs buildWith: "${other}"; `) },
  ]);
});

it.each<Partial<ClusterImageCacheArgs>>([
  {},
  { tags: { a: "b" }, name: undefined, flash: true },
  { buildWith: "cluster", name: "web", installCrd: true, waitForReady: false, flash: true },
])("%j fits", (args) => {
  expect(checkWay({ images, ...args })).toEqual([]);
});

it("renews only what somebody waits for", () => {
  const args = { images, buildWith: "cluster" as const, waitForReady: false, renewBeforeDays: 3 };
  expect(checkWay(args)).toEqual([
    { property: "renewBeforeDays", reason: expect.stringContaining("needs waitForReady") },
  ]);
  expect(checkWay({ ...args, waitForReady: true })).toEqual([]);
});

it("keeps the old cache where the build of a renewal fails", () => {
  const args = {
    ...{ images, buildWith: "cluster" as const, renewBeforeDays: 3 },
    onBuildFailure: "warn" as const,
  };
  expect(checkWay(args)).toEqual([
    { property: "onBuildFailure", reason: expect.stringContaining("cannot be warn with renewBeforeDays") },
  ]);
  expect(checkWay({ ...args, buildWith: "api" })).toEqual([]);
});

it("knows two ways", () => {
  expect(checkWay({ images, buildWith: "crd" as "api" })).toEqual([
    { property: "buildWith", reason: 'must be "api" or "cluster", not "crd".' },
  ]);
});
