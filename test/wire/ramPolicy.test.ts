import { describe, expect, it, onTestFinished } from "vitest";
import { type Policy, startEmulator, steppedClock } from "../../emulator/index.js";
import { actions, type Operation, permissionsFor, type Scope } from "../../provider/cloud/actions.js";
import { imageCacheResource } from "../../provider/resources/imageCache/resource.js";
import { Actor, administrator, cacheOf, lifecycles, ownInstance } from "./support/lifecycles.js";

const scopes = Object.keys(lifecycles) as Scope[];
/** What belongs to caches, and is nothing without them. */
const isOfCaches = (scope: Scope) => scope === "buildEip" || scope === "foresight";
/** What a scope can do without: it then takes more calls, or tells less. */
const spared: Partial<Record<Scope, readonly string[]>> = {
  containerGroup: ["eci:DescribeContainerGroupStatus", "eci:DescribeContainerGroupEvents"],
};
const together = (scope: Scope): Scope[] => (isOfCaches(scope) ? ["imageCache", scope] : [scope]);

/** The cache itself tells nothing of why it failed. */
const untold = {
  reason: "Failed",
  message: "it failed",
  instanceEvents: [{ reason: "Failed", message: "kubelet's own words" }],
};

interface Outcome {
  /** `<operation> <permission>` of each call. */
  calls: Set<string>;
  denied: string[];
  lines: string[];
  failure: unknown;
  isEmpty: boolean;
}

async function staged(allowed: readonly string[]) {
  const policy: Policy = { Version: "1", Statement: [{ Effect: "Allow", Action: allowed, Resource: "*" }] };
  const emulator = await startEmulator({
    clock: steppedClock({ stepMs: 10_000 }),
    buildMs: 20_000,
    failingImages: [{ pattern: "fail-build" }, { pattern: "untold", failure: untold }],
    imageCacheQuota: 1,
    containerRules: [{ image: "*/failing:*", exitCode: 1, runMs: 1_000, log: "last words" }],
    crInstances: [ownInstance],
    accounts: [{ accountId: "1", accessKeyId: "user", accessKeySecret: "some", policy }, administrator],
  });
  onTestFinished(() => emulator.close());
  return { emulator, actor: new Actor(emulator.url, "user", "some") };
}

async function live(scope: Scope, allowed: readonly string[]): Promise<Outcome> {
  const { emulator, actor } = await staged(allowed);
  const calls = new Set<string>();
  const denied: string[] = [];
  const step = async <T>(operation: Operation, work: () => Promise<T>): Promise<T> => {
    const from = emulator.calls.length;
    try {
      return await work();
    } finally {
      for (const { product, action, code } of emulator.calls.slice(from)) {
        calls.add(`${operation} ${product.toLowerCase()}:${action}`);
        if (code === "Forbidden.RAM") denied.push(action);
      }
    }
  };
  const { accessKeyId, accessKeySecret } = administrator;
  const stage = {
    emulator,
    actor,
    step,
    administrator: () => new Actor(emulator.url, accessKeyId, accessKeySecret),
  };
  const failure = await lifecycles[scope](stage).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { calls, denied, lines: actor.lines, failure, isEmpty: emulator.isEmpty() };
}

const listed = (scope: Scope) =>
  Object.entries(actions).flatMap(([product, named]) =>
    Object.entries(named).flatMap(([action, needs]) =>
      (needs[scope] ?? []).map((operation) => `${operation} ${product}:${action}`),
    ),
  );

describe.each(scopes)("the policy for %s", (scope) => {
  const permissions = permissionsFor(together(scope));

  it("is enough, and lists what each operation calls", async () => {
    const { calls, denied, failure, isEmpty } = await live(scope, permissions);
    expect(failure).toBeUndefined();
    expect(denied).toEqual([]);
    expect(isEmpty).toBe(true);
    const named = [...calls].filter((call) => !call.includes("sts:"));
    const ofCaches = isOfCaches(scope) ? listed("imageCache") : [];
    const own = named.filter((call) => !ofCaches.includes(call));
    expect(own.filter((call) => !listed(scope).includes(call))).toEqual([]);
    const isSpared = (call: string) => spared[scope]?.some((permission) => call.endsWith(` ${permission}`));
    expect(listed(scope).filter((call) => !own.includes(call) && !isSpared(call))).toEqual([]);
  });

  const needed = permissionsFor([scope]).filter((permission) => !spared[scope]?.includes(permission));

  it.each(needed)("needs %s", async (permission) => {
    const { denied, failure, lines } = await live(
      scope,
      permissions.filter((name) => name !== permission),
    );
    expect(denied).toContain(permission.split(":")[1]);
    if (failure === undefined) expect(lines.join()).toContain(`warning: `);
  });
});

it.each(
  Object.entries(spared).flatMap(([scope, names]) => names.map((name) => [scope as Scope, name] as const)),
)("%s goes on without %s", async (scope, permission) => {
  const { denied, failure } = await live(
    scope,
    permissionsFor([scope]).filter((name) => name !== permission),
  );
  expect(denied).toContain(permission.split(":")[1]);
  expect(failure).toBeUndefined();
});

it("creates all the same without TagResources, and leaves the phase as it is", async () => {
  const { emulator, actor } = await staged(["eci:CreateImageCache", "eci:DescribeImageCaches"]);
  const { id, outs } = await actor.create(imageCacheResource, cacheOf({ tags: { team: "shop" } }));
  expect(outs.status).toBe("Ready");
  expect(emulator.imageCaches.get(id)?.Tags).toContainEqual({ Key: "pulumi-eci-phase", Value: "creating" });
  const changed = cacheOf({ tags: { team: "core" } });
  await expect(actor.runner.update(imageCacheResource, id, outs, changed)).rejects.toThrow("TagResources");
});

it("refuses what a policy does not grant in the API's words", async () => {
  const { failure } = await live("imageCache", ["eci:Describe*"]);
  expect(String(failure)).toContain("DeleteImageCache failed: Forbidden.RAM: User not authorized");
});
