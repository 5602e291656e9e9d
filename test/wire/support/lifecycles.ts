import { argsOfEip, argsOfImageCache, takeIn } from "../../../cli/existing.js";
import type { Emulator } from "../../../emulator/index.js";
import { type Cloud, Clouds } from "../../../provider/accounts/clouds.js";
import { readSettings } from "../../../provider/accounts/settings.js";
import type { Operation, Scope } from "../../../provider/cloud/actions.js";
import { listImageCaches } from "../../../provider/cloud/eci.js";
import { listEipAddresses } from "../../../provider/cloud/vpc.js";
import type { HiddenInputs } from "../../../provider/core/hidden.js";
import { ownerOf } from "../../../provider/core/ownership.js";
import type { Context, Properties, Resource } from "../../../provider/core/resource.js";
import { eipResource } from "../../../provider/resources/eip/resource.js";
import { acquireBuildEip } from "../../../provider/resources/imageCache/buildEip/buildEip.js";
import { imageCacheResource } from "../../../provider/resources/imageCache/resource.js";
import { imageCachesReadyResource } from "../../../provider/resources/imageCachesReady/resource.js";
import { findLeftovers, removeLeftover } from "../../../provider/sweep.js";

const region = "cn-beijing";
export const administrator = { accountId: "1", accessKeyId: "administrator", accessKeySecret: "all" };

/** One process of the provider, with the rights of one key. */
export class Actor {
  readonly lines: string[] = [];
  readonly context: Context;
  private readonly clouds: Clouds;

  constructor(url: string, accessKey: string, secretKey: string) {
    const configuration: Record<string, string> = {
      "alicloud:region": region,
      "alicloud:accessKey": accessKey,
      "alicloud:secretKey": secretKey,
      "alicloud:endpoints": JSON.stringify([{ eci: url, vpc: url, sts: url }]),
      "pulumi-eci:waitFactor": "0.001",
    };
    const log = (line: string) => void this.lines.push(line);
    this.clouds = new Clouds(
      readSettings((name) => configuration[name], {}),
      {},
      log,
    );
    this.context = { clouds: this.clouds, log };
  }

  cloud(): Promise<Cloud> {
    return this.clouds.in(region);
  }

  /** A create as the engine has it: the phase ends when the state is saved. */
  async create(resource: Resource, inputs: Properties): Promise<{ id: string; outs: Properties }> {
    const created = await resource.create(this.context, inputs);
    if (resource.tagged !== undefined)
      this.clouds.phases.keep(await this.cloud(), resource.tagged, created.id);
    await this.clouds.phases.end(1_000);
    return created;
  }
}

/** What a lifecycle may use: somebody with the rights in question, a fresh process of theirs, and somebody who may do everything. */
export interface Stage {
  emulator: Emulator;
  actor: Actor;
  administrator: () => Actor;
  /** Notes the calls of `work` as those of an operation. */
  step<T>(operation: Operation, work: () => Promise<T>): Promise<T>;
}

export const lifecycles: Readonly<Record<Scope, (stage: Stage) => Promise<void>>> = {
  imageCache,
  buildEip,
  eip,
  import: takeInExisting,
  sweep,
};

function declared(kind: string, args: Properties): Properties & HiddenInputs {
  return {
    ...args,
    regionId: region,
    __logicalName: "web",
    __urn: `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:${kind}::web`,
    __organization: "acme",
    __project: "shop",
    __stack: "dev",
  };
}

export const cacheOf = (args: Properties = {}) =>
  declared("ImageCache", { images: ["r.example.com/web:1"], imageCacheName: "web", ...args });

async function imageCache({ emulator, actor, administrator, step }: Stage): Promise<void> {
  // Left by an earlier run, and of no use.
  const left = await imageCacheResource.create(administrator().context, cacheOf({ waitForReady: false }));
  emulator.imageCaches.fail(left.id);
  const before = cacheOf({ tags: { team: "shop", stage: "test" } });
  const { id, outs } = await step("create", () => actor.create(imageCacheResource, before));
  expectPhaseEnded(emulator.imageCaches.get(id)?.Tags ?? []);
  await step("read", () => imageCacheResource.read(actor.context, id, outs));
  const after = cacheOf({ images: ["r.example.com/web:2"], tags: { team: "core" } });
  const updated = await step("update", () => imageCacheResource.update(actor.context, id, outs, after));
  const watched = {
    name: "web",
    imageCacheId: id,
    regionId: region,
    accountId: updated.accountId,
    revision: 1,
  };
  await step("wait", () => imageCachesReadyResource.create(actor.context, { imageCaches: [watched] }));
  await step("delete", () => imageCacheResource.delete(actor.context, id, updated));
}

/** A failure to end it is nobody's error in a run; here it is. */
function expectPhaseEnded(tags: readonly { Key: string; Value: string }[]): void {
  if (!tags.some(({ Key, Value }) => Key === "pulumi-eci-phase" && Value === "created"))
    throw new Error("The phase has not ended.");
}

const buildArgs = { autoCreateEip: true, eipCommonBandwidthPackageId: "cbwp-1" };

async function buildEip({ emulator, actor, administrator, step }: Stage): Promise<void> {
  const before = cacheOf(buildArgs);
  const { id, outs } = await step("create", () => actor.create(imageCacheResource, before));
  const after = cacheOf({ ...buildArgs, images: ["r.example.com/web:2"] });
  const updated = await step("update", () => imageCacheResource.update(actor.context, id, outs, after));
  const admin = administrator();
  const { clouds } = admin.context;
  await acquireBuildEip(
    await admin.cloud(),
    ownerOf(after, clouds.settings.ownerId),
    after as never,
    Date.now() + 5_000,
  );
  await step("delete", () => imageCacheResource.delete(actor.context, id, updated));
  if (emulator.eips.list().length > 0) throw new Error("An address is left.");
}

const addressOf = (args: Properties = {}) => declared("Eip", { internetChargeType: "PayByTraffic", ...args });

const changed = {
  addressName: "other",
  mode: "MULTI_BINDED",
  resourceGroupId: "rg-2",
  bandwidthPackageId: "cbwp-2",
  deletionProtection: true,
  tags: { team: "core" },
};

async function eip({ emulator, actor, administrator, step }: Stage): Promise<void> {
  // Left by an earlier run, and gone on with for other arguments.
  const first = addressOf({ bandwidthPackageId: "cbwp-1", tags: { team: "shop", stage: "test" } });
  await eipResource.create(administrator().context, first);
  const { id, outs } = await step("create", () => actor.create(eipResource, addressOf(changed)));
  expectPhaseEnded(emulator.eips.get(id)?.Tags.Tag ?? []);
  await step("read", () => eipResource.read(actor.context, id, outs));
  const next = addressOf({
    ...first,
    mode: "NAT",
    resourceGroupId: "rg-1",
    addressName: "third",
    deletionProtection: false,
    tags: { stage: "test" },
  });
  const updated = await step("update", () => eipResource.update(actor.context, id, outs, next));
  await step("delete", () => eipResource.delete(actor.context, id, updated));
  // Left by an earlier run, and of no use.
  const useless = addressOf({ internetChargeType: "PayByBandwidth", bandwidthPackageId: "cbwp-1" });
  await eipResource.create(administrator().context, useless);
  const fresh = await step("create", () => actor.create(eipResource, addressOf()));
  await step("delete", () => eipResource.delete(actor.context, fresh.id, fresh.outs));
}

async function takeInExisting({ emulator, actor, administrator, step }: Stage): Promise<void> {
  const { context } = administrator();
  const cache = await imageCacheResource.create(context, cacheOf());
  const address = await eipResource.create(context, addressOf());
  const cloud = await actor.cloud();
  const deadline = Date.now() + 5_000;
  await step("read", async () => {
    const [found] = await listImageCaches(cloud.eci, {}, deadline);
    const [held] = await listEipAddresses(cloud.vpc, {}, deadline);
    if (found === undefined || held === undefined) throw new Error("Nothing was found.");
    const hidden = declared("x", {}) as HiddenInputs;
    await takeIn(cloud, "imageCache", cache.id, "web", argsOfImageCache(found), hidden);
    await takeIn(cloud, "eip", address.id, "web", argsOfEip(held), hidden);
  });
  emulator.imageCaches.remove(cache.id);
  emulator.eips.remove(address.id);
}

async function sweep({ actor, administrator, step }: Stage): Promise<void> {
  const { context } = administrator();
  const { id: cacheId } = await imageCacheResource.create(context, cacheOf());
  const { id: addressId } = await eipResource.create(context, addressOf({ bandwidthPackageId: "cbwp-1" }));
  const cloud = await actor.cloud();
  const limits = { ownerId: undefined, before: Date.now(), ids: [cacheId, addressId] };
  const leftovers = await step("read", () => findLeftovers(cloud, [], limits));
  for (const leftover of leftovers)
    await step("delete", () => removeLeftover(actor.context, cloud, leftover, Date.now() + 5_000));
}
