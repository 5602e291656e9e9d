import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { type EmulatorOptions, steppedClock } from "pulumi-eci/emulator";
import { afterEach, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const day = 24 * 60 * 60 * 1_000;
const web = (tag: number) => ({ images: [`registry.example.com/team/web:${tag}`] });

let stack: TestStack;

async function start(emulator: EmulatorOptions = {}): Promise<void> {
  stack = await TestStack.create({ emulator });
}

const declare = (args: ImageCacheArgs, options: { deleteBeforeReplace?: boolean } = {}) =>
  stack.declare(async () => {
    new ImageCache("web", { keepReplacedDays: 7, ...args }, { replaceOnChanges: ["images"], ...options });
  });
const phases = () =>
  stack.emulator.imageCaches
    .list()
    .map(({ Tags }) => Tags.find(({ Key }) => Key === "pulumi-eci-phase")?.Value)
    .sort();
const deletions = () => stack.emulator.calls.filter(({ action }) => action === "DeleteImageCache").length;

afterEach(async () => {
  await stack.destroy();
  await stack.close();
});

it("keeps a replaced cache for its days, which sweep lists and deletes by its id alone", async () => {
  await start();
  declare(web(1));
  await stack.up();
  const [old] = stack.emulator.imageCaches.list();
  declare(web(2));
  const replaced = await stack.up();
  expect(replaced.changes).toEqual({ replace: 1 });
  expect(replaced.output).toMatch(
    new RegExp(
      `ImageCache web: ${old?.ImageCacheId} is kept for rollbacks until 20\\S+Z; pulumi-eci sweep --id`,
    ),
  );
  expect([phases(), deletions()]).toEqual([["created", "kept"], 0]);
  expect((await stack.up()).changes).toEqual({ same: 1 });

  const listed = await stack.command("sweep", "--stack", "dev", "--older-than", "0", "--yes");
  expect(listed).toMatch(
    new RegExp(`^kept until 20\\S+Z: image cache ${old?.ImageCacheId} .*; --id imc-`, "m"),
  );
  expect(deletions()).toBe(0);
  const swept = await stack.command("sweep", "--stack", "dev", "--id", String(old?.ImageCacheId), "--yes");
  expect(swept).toContain(`deleting: image cache ${old?.ImageCacheId}`);
  expect(phases()).toEqual(["created"]);
});

it("deletes what a destroy deletes, also beside one that is kept", async () => {
  await start();
  declare(web(1));
  await stack.up();
  declare(web(2));
  await stack.up();
  expect((await stack.destroy()).succeeded).toBe(true);
  expect(phases()).toEqual(["kept"]);
});

it("keeps one whose replacement a broken run has made", async () => {
  await start();
  declare(web(1));
  await stack.up();
  stack.emulator.faults.add({
    action: "TagResources",
    times: 1,
    fault: { kind: "error", status: 403, code: "Forbidden.RAM", message: "not allowed" },
  });
  stack.emulator.faults.add({
    action: "DeleteImageCache",
    times: 1,
    fault: { kind: "error", status: 403, code: "Forbidden.RAM", message: "not allowed" },
  });
  declare(web(2));
  expect((await stack.up()).succeeded).toBe(false);
  expect((await stack.up()).succeeded).toBe(true);
  expect(phases()).toEqual(["created", "kept"]);
});

it("deletes one that goes before its replacement comes, and one that has failed", async () => {
  await start();
  declare(web(1));
  await stack.up();
  declare(web(2), { deleteBeforeReplace: true });
  await stack.up();
  expect([phases(), deletions()]).toEqual([["created"], 1]);
  declare({ images: ["registry.example.com/team/fail-build:1"] });
  await stack.up();
  declare(web(3));
  await stack.up();
  expect(phases()).toEqual(["created", "kept"]);
});

it.each([
  ["lastUpdate", ["created", "kept"]],
  ["creation", ["created"]],
] as const)(
  "looks at what becomes of it where retention counts from the %s",
  async (retentionFrom, expected) => {
    await start({ retentionFrom, clock: steppedClock({ stepMs: 10_000, start: Date.now() - 8 * day }) });
    declare(web(1));
    await stack.up();
    stack.emulator.clock.advance(8 * day);
    declare(web(2));
    const { output } = await stack.up();
    expect(phases()).toEqual(expected);
    if (retentionFrom === "creation")
      expect(output).toMatch(/is deleted and not kept: it was to expire in 7 days/);
  },
);
