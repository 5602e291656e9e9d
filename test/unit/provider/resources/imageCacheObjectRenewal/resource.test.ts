import { expect, it } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { imageCacheObjectRenewalResource } from "../../../../../provider/resources/imageCacheObjectRenewal/resource.js";
import { hidden, runnerWith, unknown } from "../imageCache/states.js";

const kubeconfig = JSON.stringify({
  clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
  users: [{ name: "u", user: { token: "hush-hush" } }],
  contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
  "current-context": "x",
});
const inputs = { ...hidden, kubeconfig, renewBeforeDays: 3, retentionDays: 10 };

it.each<[Properties, string, string]>([
  [{ renewBeforeDays: 10 }, "renewBeforeDays", "must be less than retentionDays (10), not 10."],
  [{ retentionDays: undefined }, "renewBeforeDays", "says nothing of a cache that never expires"],
  [{ renewBeforeDays: 0 }, "renewBeforeDays", "must be"],
  [{ kubeconfig: "hush-hush: [" }, "kubeconfig.content", "is neither a path of a file nor the content"],
  [{ renewBy: "pull" }, "renewBy", "is no argument of ImageCacheObjectRenewal"],
])("refuses %j: %s %s", async (news, property, reason) => {
  const { failures } = await runnerWith().check(imageCacheObjectRenewalResource, {}, { ...inputs, ...news });
  expect(failures).toContainEqual({ property, reason: expect.stringContaining(reason) });
  expect(JSON.stringify(failures)).not.toContain("hush");
});

it.each<Properties>([{}, { retentionDays: unknown }, { renewBeforeDays: unknown }, { kubeconfig: unknown }])(
  "takes %j",
  async (news) => {
    const runner = runnerWith();
    expect(
      (await runner.check(imageCacheObjectRenewalResource, {}, { ...inputs, ...news })).failures,
    ).toEqual([]);
  },
);

it("gives each object a text of its own, and keeps it while the cluster does not tell of an expiry", async () => {
  const runner = runnerWith();
  const [one, other] = await Promise.all(
    [0, 1].map(() => runner.create(imageCacheObjectRenewalResource, inputs)),
  );
  expect(one?.outs.renewal).toMatch(/^\d{4}-\d\d-\d\d-[0-9a-f]{8}$/);
  expect(other?.outs.renewal).not.toBe(one?.outs.renewal);
  const olds = one?.outs ?? {};
  const news = { ...inputs, renewBeforeDays: 4 };
  expect(await runner.diff(imageCacheObjectRenewalResource, "r", olds, inputs)).toEqual({
    changes: false,
    replaces: [],
  });
  expect((await runner.diff(imageCacheObjectRenewalResource, "r", olds, news)).changes).toBeUndefined();
  expect(await runner.update(imageCacheObjectRenewalResource, "r", olds, news)).toEqual({
    ...news,
    renewal: olds.renewal,
  });
});
