import { describe, expect, it } from "vitest";
import type { ImageCache } from "../../../../../provider/cloud/eci.js";
import { secretsOf } from "../../../../../provider/cloud/scrub.js";
import type { Properties } from "../../../../../provider/core/resource.js";
import { Secrets } from "../../../../../provider/core/secrets.js";
import * as states from "../../../../../provider/resources/imageCache/state.js";
import { hidden, newsOf } from "./states.js";

const { inputsOf } = states;

function redactionOf(olds: Properties, args: Properties) {
  return { olds, secrets: new Secrets(() => secretsOf(args)) };
}

const stateAfter = (inputs: Properties, found: ImageCache, accountId: string) =>
  states.stateAfter(redactionOf({}, inputs), inputs, found, accountId);
const refreshed = (state: Properties, found: ImageCache, accountId: string) =>
  states.refreshed(redactionOf(state, state), state, found, accountId);

const cache: ImageCache = {
  imageCacheId: "imc-1",
  imageCacheName: "web-1",
  images: ["a:1"],
  imageCacheSize: 20,
  resourceGroupId: "rg-default",
  status: "Ready",
  progress: "100%",
  events: [],
  tags: {},
};

/** What a refresh finds after a create with these arguments, when the cloud has changed like this. */
function refreshAfter(args: Properties, change: Partial<ImageCache> = {}) {
  const declared = newsOf(args);
  const { images, imageCacheName, imageCacheSize, resourceGroupId, eliminationStrategy, tags } = {
    ...cache,
    ...args,
  } as ImageCache;
  const made = {
    ...cache,
    images,
    imageCacheName,
    imageCacheSize,
    resourceGroupId,
    eliminationStrategy,
    tags,
  };
  const state = stateAfter(declared, made, "1");
  return { declared, state, ...refreshed(state, { ...made, ...change }, "1") };
}

describe("after an operation", () => {
  it("keeps the arguments as declared and adds what the server has filled in", () => {
    const state = stateAfter(newsOf({ vswitchIds: ["vsw-1"] }), cache, "1");
    expect(state).toMatchObject({
      ...newsOf({ vswitchIds: ["vsw-1"] }),
      imageCacheSize: 20,
      resourceGroupId: "rg-default",
      tags: {},
      accountId: "1",
      imageCacheId: "imc-1",
      status: "Ready",
    });
  });

  it("remembers what was declared, and nothing of what the server chose", () => {
    const { __declared } = stateAfter(newsOf({ flash: true, tags: null }), cache, "1");
    expect([...(__declared as string[])].sort()).toEqual(["flash", "imageCacheName", "images", "regionId"]);
  });

  it("forgets what an earlier operation had left over", () => {
    const state = stateAfter(newsOf(), cache, "1");
    for (const name of ["__pendingUpdate", "__uncleared", "__buildEip"])
      expect(state).not.toHaveProperty(name);
  });

  it("shows neither the owner's mark nor the cloud's own tags", () => {
    const tags = { "pulumi-eci-owner": "x", "acs:y": "1", Aliyun: "1", mine: "1" };
    expect(stateAfter(newsOf(), { ...cache, tags }, "1").tags).toEqual({ mine: "1" });
  });

  it("takes secrets out of the events", () => {
    const imageRegistryCredentials = [{ server: "r", userName: "u", password: "s3cret" }];
    const events = [{ message: "docker login -p s3cret", reason: "Failed" }, { reason: "Silent" }];
    const state = stateAfter(newsOf({ imageRegistryCredentials }), { ...cache, events }, "1");
    expect(state.events).toEqual([
      { message: "docker login -p ***", reason: "Failed" },
      { reason: "Silent" },
    ]);
    expect(state.imageRegistryCredentials).toEqual(imageRegistryCredentials);
  });
});

describe("a refresh", () => {
  it("finds the declaration again where nothing has changed", () => {
    const { declared, inputs, outs, state } = refreshAfter({
      tags: { a: "1" },
      retentionDays: 5,
      __generatedName: "web-1",
      __timeouts: { create: 60 },
    });
    expect(inputs).toEqual(declared);
    expect(outs).toEqual(
      Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)),
    );
  });

  it("keeps the declared order of images and spelling of an empty strategy", () => {
    const { inputs } = refreshAfter(
      { images: ["b:1", "a:1"], eliminationStrategy: "" },
      { images: ["a:1", "b:1"], eliminationStrategy: undefined },
    );
    expect(inputs).toMatchObject({ images: ["b:1", "a:1"], eliminationStrategy: "" });
  });

  it.each<[Properties, Partial<ImageCache>]>([
    [{ imageCacheName: "other" }, { imageCacheName: "other" }],
    [{ images: ["b:1"] }, { images: ["b:1"] }],
    [{ imageCacheSize: 50 }, { imageCacheSize: 50 }],
    [{ resourceGroupId: "rg-2" }, { resourceGroupId: "rg-2" }],
    [{ eliminationStrategy: "LRU" }, { eliminationStrategy: "LRU" }],
    [{ tags: { a: "2" } }, { tags: { a: "2", "pulumi-eci-owner": "x" } }],
  ])("shows %o in place of what was declared", (seen, change) => {
    const { inputs, outs } = refreshAfter(
      { imageCacheSize: 40, resourceGroupId: "rg-1", eliminationStrategy: "", tags: { a: "1" } },
      change,
    );
    expect(inputs).toMatchObject(seen);
    expect(outs).toMatchObject(seen);
  });

  it("drops what was declared and is no more", () => {
    const { inputs, outs } = refreshAfter({ eliminationStrategy: "LRU" }, { eliminationStrategy: undefined });
    expect(inputs).not.toHaveProperty("eliminationStrategy");
    expect(outs).not.toHaveProperty("eliminationStrategy");
  });

  it("takes a changed default of the server for an output, not for drift", () => {
    const { inputs, outs } = refreshAfter({}, { imageCacheSize: 60, resourceGroupId: "rg-2" });
    expect(outs).toMatchObject({ imageCacheSize: 60, resourceGroupId: "rg-2" });
    expect(inputs).toEqual(newsOf());
  });

  it.each<[string, unknown, Partial<ImageCache>]>([
    ["tags", { stray: "1" }, { tags: { stray: "1" } }],
    ["eliminationStrategy", "LRU", { eliminationStrategy: "LRU" }],
  ])("takes %s that nobody has declared for drift", (name, value, change) => {
    const { inputs, outs } = refreshAfter({}, change);
    expect(inputs[name]).toEqual(value);
    expect(outs.__declared).toContain(name);
  });

  it("keeps what a state of an earlier version holds of the hidden inputs", () => {
    const former = { __logicalName: "web", __project: "shop", __stack: "dev" };
    const state = { ...stateAfter(newsOf(), cache, "1"), ...former };
    expect(refreshed(state, cache, "1")).toMatchObject({ inputs: former, outs: former });
  });

  it("remembers the generated name, so that a renamed cache is seen", () => {
    const { inputs } = refreshAfter({ __generatedName: "web-1" }, { imageCacheName: "renamed" });
    expect(inputs).toMatchObject({ imageCacheName: "renamed", __generatedName: "web-1" });
  });

  it("forgets an expiry that is no more", () => {
    const state = stateAfter(newsOf(), { ...cache, expireDateTime: "2026-01-01T00:00:00Z" }, "1");
    expect(refreshed(state, cache, "1").outs).not.toHaveProperty("expireDateTime");
  });

  it("keeps what is left over", () => {
    const leftovers = { __pendingUpdate: ["images"], __uncleared: ["retentionDays"], __buildEip: "eip-1" };
    const { outs, inputs } = refreshed({ ...stateAfter(newsOf(), cache, "1"), ...leftovers }, cache, "1");
    expect(outs).toMatchObject(leftovers);
    expect(Object.keys(inputs)).not.toContain("__buildEip");
  });

  it("changes nothing of the state that it was given", () => {
    const state = stateAfter(newsOf({ tags: { a: "1" } }), cache, "1");
    const before = structuredClone(state);
    refreshed(state, { ...cache, tags: { b: "1" }, eliminationStrategy: "LRU" }, "1");
    expect(state).toEqual(before);
  });

  it("can do with a state that does not say what was declared", () => {
    const { inputs } = refreshed({ ...hidden, images: ["a:1"], imageCacheName: "web-1" }, cache, "1");
    expect(inputs).toEqual({ ...hidden, images: ["a:1"], imageCacheName: "web-1" });
  });
});

it("separates the arguments from what is hidden and what the cloud has added", () => {
  expect(inputsOf({ ...hidden, images: ["a:1"], flash: false, status: "Ready", tags: null })).toEqual({
    images: ["a:1"],
    flash: false,
  });
});
