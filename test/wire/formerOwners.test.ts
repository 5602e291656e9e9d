import { expect, it, onTestFinished } from "vitest";
import { type Emulator, startEmulator, steppedClock } from "../../emulator/index.js";
import type { Properties } from "../../provider/core/resource.js";
import { containerGroupResource } from "../../provider/resources/containerGroup/resource.js";
import { eipResource } from "../../provider/resources/eip/resource.js";
import { imageCacheResource } from "../../provider/resources/imageCache/resource.js";
import { Actor, administrator } from "./support/lifecycles.js";

const kinds = [
  {
    resource: imageCacheResource,
    args: { images: ["r.example.com/web:1"], imageCacheName: "web" },
    renamed: { imageCacheName: "other" },
  },
  {
    resource: containerGroupResource,
    args: {
      ...{ containerGroupName: "web", vswitchIds: ["vsw-1"], securityGroupId: "sg-1", cpu: 1, memory: 2 },
      containers: [{ name: "web", image: "r.example.com/web:1" }],
    },
    renamed: { tags: { a: "b" } },
  },
  { resource: eipResource, args: { eipName: "web" }, renamed: { eipName: "other" } },
] as const;

const hidden = (kind: string, name = "web") => ({
  regionId: "cn-hangzhou",
  __urn: `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:${kind}::${name}`,
  __organization: "acme",
});

/** What 0.1.0 has marked these resources with. */
const former: Record<string, string> = {
  ImageCache: "b34b9aa8f10959ced659ea2385f6901a",
  ContainerGroup: "e360839a9c3f5a1aa9339acab940839e",
  Eip: "58bcdd8586f514fd9810dd39c76ee077",
};

async function cloud() {
  const emulator = await startEmulator({
    clock: steppedClock({ stepMs: 10_000 }),
    buildMs: 20_000,
    accounts: [administrator],
  });
  onTestFinished(() => emulator.close());
  const { accessKeyId, accessKeySecret } = administrator;
  return { emulator, process: () => new Actor(emulator.url, accessKeyId, accessKeySecret) };
}

type Tag = { Key: string; Value: string };

function tagsOf({ imageCaches, containerGroups, eips }: Emulator, id: string): Record<string, string> {
  const tags: Tag[] =
    imageCaches.get(id)?.Tags ?? containerGroups.get(id)?.Tags ?? eips.get(id)?.Tags.Tag ?? [];
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** As if 0.1.0 had made it. */
function asBefore(emulator: Emulator, id: string, kind: string): void {
  const tags = { ...tagsOf(emulator, id), "pulumi-eci-owner": former[kind] ?? "" };
  const Tags: Tag[] = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  if (kind === "Eip") emulator.eips.change(id, { Tags });
  else (kind === "ImageCache" ? emulator.imageCaches : emulator.containerGroups).change(id, { Tags });
}

it.each(kinds)(
  "goes on with what an old version's killed run has left: $resource.kind",
  async ({ resource, args }) => {
    const { emulator, process } = await cloud();
    const inputs: Properties = { ...args, ...hidden(resource.kind) };
    const { id } = await process().runner.create(resource, inputs);
    asBefore(emulator, id, resource.kind);

    expect((await process().create(resource, inputs)).id).toBe(id);
    expect(tagsOf(emulator, id)).toMatchObject({
      "pulumi-eci-owner": expect.stringMatching(/^[0-9a-f]{32} shop\/dev\/web$/),
      "pulumi-eci-phase": "created",
    });
  },
);

it.each(kinds)(
  "shows no difference, and writes the new tag with the next update: $resource.kind",
  async (kind) => {
    const { resource, args, renamed } = kind;
    const { emulator, process } = await cloud();
    const inputs: Properties = { ...args, ...hidden(resource.kind) };
    const { id, outs } = await process().create(resource, inputs);
    asBefore(emulator, id, resource.kind);

    const { runner } = process();
    const read = await runner.read(resource, id, outs);
    expect(await runner.diff(resource, id, read?.outs ?? {}, inputs)).toMatchObject({ changes: false });
    expect(tagsOf(emulator, id)["pulumi-eci-owner"]).toBe(former[resource.kind]);
    await runner.update(resource, id, outs, { ...inputs, ...renamed });
    expect(tagsOf(emulator, id)["pulumi-eci-owner"]).toMatch(/^[0-9a-f]{32} shop\/dev\/web$/);
  },
);

it("says of which object a phase could not be ended, and what to do", async () => {
  const { emulator, process } = await cloud();
  const { runner } = process();
  const { id } = await runner.create(eipResource, { eipName: "web", ...hidden("Eip", "web") });
  const fault = { kind: "error", status: 403, code: "Forbidden.RAM", message: "No." } as const;
  emulator.faults.add({ action: "TagResources", fault });
  expect(await runner.session.end(1_000)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^${id}: the tag that ends the creation could not be set\\. .*vpc:TagResources\\. Run pulumi refresh`,
      ),
    ),
  ]);
});

it("ends the phases of objects with old tags one by one, of all others together", async () => {
  const { emulator, process } = await cloud();
  const { runner } = process();
  const names = ["web", "a", "b", "c"];
  const made = await Promise.all(
    names.map((name) => runner.create(eipResource, { eipName: name, ...hidden("Eip", name) })),
  );
  asBefore(emulator, made[0]?.id ?? "", "Eip");
  const next = process().runner;
  for (const { id, outs } of made) await next.read(eipResource, id, outs);
  emulator.clearCalls();
  await next.session.end(1_000);
  expect(emulator.calls.map(({ action }) => action)).toEqual(["TagResources", "TagResources"]);
  for (const { id } of made) expect(tagsOf(emulator, id)["pulumi-eci-phase"]).toBe("created");
});
