import { describe, expect, it, vi } from "vitest";
import { Clouds } from "../../../../provider/accounts/clouds.js";
import { readSettings } from "../../../../provider/accounts/settings.js";
import type { Properties } from "../../../../provider/core/resource.js";
import { eipResource } from "../../../../provider/resources/eip/resource.js";
import { imageCacheResource } from "../../../../provider/resources/imageCache/resource.js";
import { imageCacheObjectReadyResource } from "../../../../provider/resources/imageCacheObjectReady/resource.js";
import { imageCachesReadyResource } from "../../../../provider/resources/imageCachesReady/resource.js";
import { Runner } from "../../../support/runner.js";
import { hidden } from "../resources/imageCache/states.js";

/** Whoever asks it for a cloud, or for credentials, has asked too much. */
class NoClouds extends Clouds {
  override async in(): Promise<never> {
    throw new Error("There is no cloud here.");
  }
}

const nowhere = (environment: Record<string, string> = {}) =>
  new Runner(
    new NoClouds(
      readSettings(() => undefined, environment),
      {},
    ),
  );

describe("an operation without credentials and region", () => {
  it.each([
    [imageCacheResource, { images: ["a:1"] }, ["regionId"]],
    [eipResource, {}, ["regionId"]],
    [imageCachesReadyResource, { imageCaches: [] }, []],
    [imageCacheObjectReadyResource, { name: "web", kubeconfig: "/nowhere" }, ["kubeconfig.content"]],
  ])("checks %o", async (resource, args: Properties, wrong) => {
    const { failures } = await nowhere().check(resource, {}, { ...hidden, ...args });
    expect(failures.map(({ property }) => property)).toEqual(wrong);
  });

  it("deletes and compares what is no object of the cloud", async () => {
    const state = { ...hidden, name: "web", phase: "Ready" };
    const runner = nowhere();
    expect(await runner.diff(imageCacheObjectReadyResource, "web", state, state)).toEqual({
      changes: false,
      replaces: [],
    });
    await runner.delete(imageCacheObjectReadyResource, "web", state);
  });
});

describe("an operation", () => {
  it("knows its resource by the URN alone", () => {
    const { identity, owner } = nowhere().operation({ method: "create", news: hidden });
    expect(identity).toEqual({ urn: hidden.__urn, name: "web", organization: "acme" });
    // Written into the tags of every object that was ever made: never others for the same resource.
    expect(owner.tag).toBe("f650b71af80e1ee72742ae87b8500893 shop/dev/web");
    expect(owner.values).toContain("b34b9aa8f10959ced659ea2385f6901a");
  });

  it("owns other objects under another owner id", () => {
    const runner = nowhere({ PULUMI_ECI_OWNER_ID: "team-a" });
    expect(runner.operation({ method: "create", news: hidden }).owner.hash).not.toBe(
      "f650b71af80e1ee72742ae87b8500893",
    );
  });

  it("starts its time anew where it had to queue", () => {
    const operation = nowhere().operation({ method: "create", news: { __timeouts: { create: 60 } } });
    const { deadline } = operation;
    vi.useFakeTimers({ now: Date.now() + 30_000 });
    try {
      operation.restartTimeout();
      expect(operation.deadline - deadline).toBeGreaterThanOrEqual(30_000);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ["diff", 60_000],
    ["read", 60_000],
    ["create", undefined],
    ["delete", undefined],
  ] as const)("asks what does not answer in a %s for %s ms", (method, patienceMs) => {
    expect(nowhere().operation({ method, olds: hidden, news: hidden }).patienceMs).toBe(patienceMs);
  });

  it("gathers its secrets once, when somebody needs them", () => {
    vi.stubEnv("REGISTRY_PASSWORD", "s3cret-word");
    try {
      const imageRegistryCredentials = [{ server: "r", passwordEnv: "REGISTRY_PASSWORD" }];
      const { secrets } = nowhere().operation({ method: "create", news: { imageRegistryCredentials } });
      expect(secrets.scrub("s3cret-word")).toBe("***");
      vi.stubEnv("REGISTRY_PASSWORD", "another");
      expect(secrets.scrub("s3cret-word another")).toBe("*** another");
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
