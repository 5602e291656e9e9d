import { describe, expect, it } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { imageCacheObjectReadyResource } from "../../../../../provider/resources/imageCacheObjectReady/resource.js";
import { hidden, runnerWith, unknown } from "../imageCache/states.js";

const inputs = { ...hidden, name: "web", uid: "u-1" };
const ready = { ...inputs, objectUid: "u-1", phase: "Ready", imageCacheId: "imc-1", expireDateTime: null };
const kubeconfig = (server = "https://127.0.0.1:1") =>
  JSON.stringify({
    clusters: [{ name: "c", cluster: { server } }],
    users: [{ name: "u", user: { token: "hush-hush" } }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  });

describe("check", () => {
  const failuresOf = async (news: Properties) =>
    (
      await runnerWith().check(
        imageCacheObjectReadyResource,
        {},
        { ...hidden, kubeconfig: kubeconfig(), ...news },
      )
    ).failures;

  it.each<[Properties, string, string]>([
    [{}, "name", "is missing."],
    [
      { name: "web", kubeconfig: "hush-hush: [" },
      "kubeconfig.content",
      "is neither a path of a file nor the content",
    ],
    [{ name: "web", kubeconfig: "" }, "kubeconfig.content", "must not be empty."],
    [{ name: "web", kubeconfig: 7 }, "kubeconfig.content", "must be a string."],
    [{ name: "web", kubeconfig: "no/such/file" }, "kubeconfig.content", "there is no such file."],
    [{ name: "web", context: "y" }, "kubeconfig.content", 'has no context "y"; it has x.'],
    [{ name: "web", kubeConfig: "x" }, "kubeConfig", "is no argument of ImageCacheObjectReady"],
  ])("%j: %s %s", async (news, property, reason) => {
    const failures = await failuresOf(news);
    expect(failures).toContainEqual({ property, reason: expect.stringContaining(reason) });
    expect(JSON.stringify(failures)).not.toContain("hush");
  });

  it.each<Properties>([
    { name: "web" },
    { name: "web", context: "x" },
    { name: unknown, uid: unknown },
    { name: "web", kubeconfig: unknown, context: "anything" },
  ])("takes %j", async (news) => {
    expect(await failuresOf(news)).toEqual([]);
  });
});

describe("diff", () => {
  it.each<[string, Properties, Properties, { changes: boolean | undefined; replaces: string[] }]>([
    ["nothing", ready, inputs, { changes: false, replaces: [] }],
    ["another object", ready, { ...inputs, name: "web-2" }, { changes: undefined, replaces: ["name"] }],
    ["the object made again", ready, { ...inputs, uid: "u-2" }, { changes: undefined, replaces: [] }],
    ["the kubeconfig", ready, { ...inputs, kubeconfig: "k" }, { changes: undefined, replaces: [] }],
    ["a timeout", ready, { ...inputs, __timeouts: { create: 5 } }, { changes: undefined, replaces: [] }],
    ["a failed build", { ...ready, phase: "Failed" }, inputs, { changes: true, replaces: [] }],
    ["a wait that ran out", { ...ready, phase: "Creating" }, inputs, { changes: true, replaces: [] }],
    [
      "an expired cache",
      { ...ready, expireDateTime: "2020-01-01T00:00:00Z" },
      inputs,
      { changes: true, replaces: [] },
    ],
    [
      "a cache that expires later",
      { ...ready, expireDateTime: "2999-01-01T00:00:00Z" },
      inputs,
      { changes: false, replaces: [] },
    ],
  ])("%s", async (_, olds, news, expected) => {
    expect(await runnerWith().diff(imageCacheObjectReadyResource, "web", olds, news)).toEqual(expected);
  });
});
