import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Emulator, startEmulator, steppedClock } from "../../emulator/index.js";
import { loaderText } from "../../sdk/loader.js";
import { Random } from "../support/random.js";
import { Host } from "./support/host.js";
import { argumentsOf, sequenceOf } from "./support/randomSequence.js";
import { play, type Step } from "./support/sequences.js";
import { DynamicSide, PluginSide } from "./support/sides.js";

const kinds = {
  ImageCache: loaderText("imageCache"),
  ContainerGroup: loaderText("containerGroup"),
  Eip: loaderText("eip"),
} as const;
type ClassName = keyof typeof kinds;

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

const start = Date.parse("2026-01-01T00:00:00Z");

async function emptyCloud(): Promise<Emulator> {
  const emulator = await startEmulator({ clock: steppedClock({ start, stepMs: 10_000 }), buildMs: 20_000 });
  onTestFinished(() => emulator.close());
  return emulator;
}

let resources = 0;

/** What each host makes of the same, each in a cloud of its own. */
async function inBoth<T>(
  className: ClassName,
  body: (side: DynamicSide | PluginSide, emulator: Emulator) => Promise<T>,
): Promise<{ dynamic: T; plugin: T }> {
  resources += 1;
  const subject = { className, name: `web-${resources}` };
  const [one, other] = [await emptyCloud(), await emptyCloud()];
  const dynamic = await DynamicSide.open(host, one, subject, kinds[className]);
  const plugin = await PluginSide.open(other, subject);
  onTestFinished(() => plugin.close());
  return { dynamic: await body(dynamic, one), plugin: await body(plugin, other) };
}

const played = (className: ClassName, steps: readonly Step[]) =>
  inBoth(className, (side, emulator) => play(side, emulator, steps));

const cache = { images: ["registry.example.com/team/web:1"], vswitchIds: ["vsw-1"], securityGroupId: "sg-1" };
const group = {
  containers: [{ name: "web", image: "nginx:1.29" }],
  vswitchIds: ["vsw-1"],
  cpu: 1,
  memory: 2,
};
const refused = { kind: "error", status: 403, code: "Forbidden.RAM", message: "Not allowed." } as const;
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const sequences: [string, ClassName, Step[]][] = [
  ["the life", "ImageCache", [{ up: cache }, { up: cache }, { refresh: true }, { destroy: true }]],
  [
    "wrong arguments",
    "ImageCache",
    [{ up: { ...cache, images: ["a b"], imageCacheSize: 3, retentionDay: 1, tags: { "acs:a": "b" } } }],
  ],
  ["zeros", "ImageCache", [{ up: { ...cache, retentionDays: 0, vswitchIds: ["", "vsw-1", "sg-1"] } }]],
  [
    "a change in place, and another one that replaces",
    "ImageCache",
    [{ up: cache }, { up: { ...cache, retentionDays: 7 } }, { up: { ...cache, zoneId: "cn-beijing-a" } }],
  ],
  [
    "a failed build, and its repair",
    "ImageCache",
    [
      { up: { ...cache, waitForReady: false } },
      { cloud: (emulator, id) => emulator.imageCaches.change(id, { Status: "Failed" }) },
      { up: { ...cache, waitForReady: false } },
      { refresh: true },
      { up: cache },
    ],
  ],
  [
    "a create and an update that are refused",
    "ImageCache",
    [
      { fault: { action: "CreateImageCache", fault: refused } },
      { up: cache },
      { up: cache },
      { fault: { action: "UpdateImageCache", fault: refused } },
      { up: { ...cache, images: ["registry.example.com/team/web:2"] } },
      { up: { ...cache, images: ["registry.example.com/team/web:2"] } },
    ],
  ],
  [
    "an answer that is lost",
    "ImageCache",
    [{ fault: { action: "CreateImageCache", fault: { kind: "dropAfter" } } }, { up: cache }],
  ],
  [
    "one that somebody has deleted",
    "ImageCache",
    [{ up: cache }, { cloud: (emulator, id) => emulator.imageCaches.remove(id) }, { refresh: true }],
  ],
  ["an address for the build", "ImageCache", [{ up: { ...cache, autoCreateEip: true } }, { destroy: true }]],
  [
    "the life",
    "Eip",
    [
      { up: { bandwidth: 5 } },
      { up: { bandwidth: "10", tags: { team: "shop" } } },
      { refresh: true },
      { up: { bandwidth: "10", isp: "BGP_PRO" } },
      { destroy: true },
    ],
  ],
  ["wrong arguments", "Eip", [{ up: { bandwidth: 0, isp: "BPG", allocationId: "eip-1", paymentType: "x" } }]],
  [
    "the life",
    "ContainerGroup",
    [{ up: group }, { up: { ...group, tags: { team: "shop" } } }, { refresh: true }, { destroy: true }],
  ],
  [
    "wrong arguments and warnings",
    "ContainerGroup",
    [
      { up: { ...group, containers: [{ name: "web" }], vswitchId: "vsw-1" } },
      { up: { ...group, zoneId: "eu-central-1a", fixedIpRetainHours: 3 } },
    ],
  ],
];

describe("both hosts give the same answers, words and calls for", () => {
  it.each(sequences)("%s of %s", async (_, className, steps) => {
    const { dynamic, plugin } = await played(className, steps);
    expect(plugin).toEqual(dynamic);
  });

  const seed = Number(process.env.HOSTS_SEED ?? 1);
  const classNames = Object.keys(kinds) as ClassName[];
  const cases = classNames.flatMap((className) =>
    Array.from({ length: 12 }, (_, index): [ClassName, number] => [className, seed + index]),
  );
  it.each(cases)("what happens to %s by HOSTS_SEED=%d", async (className, own) => {
    const steps = sequenceOf(className, new Random(own));
    const { dynamic, plugin } = await played(className, steps);
    expect(plugin, JSON.stringify(steps)).toEqual(dynamic);
  });

  it.each(classNames)("%s whose arguments are not known yet", async (className) => {
    const args = Object.fromEntries(Object.keys(argumentsOf(className)).map((name) => [name, unknown]));
    const { dynamic, plugin } = await inBoth(
      className,
      async (side) => (await side.check(undefined, args)).failures,
    );
    expect(plugin).toEqual(dynamic);
  });
});
