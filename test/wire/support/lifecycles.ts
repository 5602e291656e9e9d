import { takeIn } from "../../../cli/existing.js";
import type { Emulator } from "../../../emulator/index.js";
import { Clouds } from "../../../provider/accounts/clouds.js";
import { readSettings } from "../../../provider/accounts/settings.js";
import type { Operation, Scope } from "../../../provider/cloud/actions.js";
import { Cloud } from "../../../provider/cloud/cloud.js";
import { describeContainerGroupPrice } from "../../../provider/cloud/containerGroups.js";
import type { HiddenInputs } from "../../../provider/core/hidden.js";
import type { Properties, Resource } from "../../../provider/core/resource.js";
import { argsOfImages } from "../../../provider/measurement/plan.js";
import { measureRun } from "../../../provider/measurement/run.js";
import { askPrices } from "../../../provider/prices/askPrices.js";
import { containerGroupResource } from "../../../provider/resources/containerGroup/resource.js";
import { eipResource } from "../../../provider/resources/eip/resource.js";
import { acquireBuildEip } from "../../../provider/resources/imageCache/buildEip/buildEip.js";
import { findMatch } from "../../../provider/resources/imageCache/matching/match.js";
import { imageCacheResource } from "../../../provider/resources/imageCache/resource.js";
import { imageCachesReadyResource } from "../../../provider/resources/imageCachesReady/resource.js";
import { kinds } from "../../../provider/resources/kinds.js";
import { findLeftovers } from "../../../provider/sweep.js";
import { call } from "../../conformance/support/clients.js";
import { createNetwork, createWayOut } from "../../conformance/support/natGateways.js";
import { Runner } from "../../support/runner.js";

const region = "cn-beijing";
export const administrator = { accountId: "1", accessKeyId: "administrator", accessKeySecret: "all" };

const ownRegistry = "shop-registry.cn-beijing.cr.aliyuncs.com";

/** The instance of Container Registry that `ownRegistry` is. */
export const ownInstance = { instanceId: "cri-1", instanceName: "shop", regionId: region };

/** One process of the provider, with the rights of one key. */
export class Actor {
  readonly runner: Runner;

  constructor(url: string, accessKey: string, secretKey: string) {
    const configuration: Record<string, string> = {
      "alicloud:region": region,
      "alicloud:accessKey": accessKey,
      "alicloud:secretKey": secretKey,
      "alicloud:endpoints": JSON.stringify([{ eci: url, vpc: url, ecs: url, sts: url, cr: url }]),
      // What is asked there is no registry: a look-up asks for its login all the same.
      "pulumi-eci:registryEndpoints": JSON.stringify({ [ownRegistry]: url }),
      "pulumi-eci:waitFactor": "0.001",
    };
    const settings = readSettings((name) => configuration[name], {});
    this.runner = new Runner(new Clouds(settings, {}, (line) => void this.lines.push(line)));
  }

  get lines(): string[] {
    return this.runner.lines;
  }

  /** As a command has it. */
  async cloud(): Promise<Cloud> {
    return new Cloud(await this.runner.clouds.in(region), { deadline: Date.now() + 5_000 });
  }

  /** A create as the engine has it: the phase ends when the state is saved. */
  async create(resource: Resource, inputs: Properties): Promise<{ id: string; outs: Properties }> {
    const created = await this.runner.create(resource, inputs);
    await this.runner.session.end(1_000);
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
  containerGroup,
  buildEip,
  foresight,
  eip,
  import: takeInExisting,
  sweep,
  measure,
  prices,
};

function declared(kind: string, args: Properties): Properties & HiddenInputs {
  return {
    ...args,
    regionId: region,
    __urn: `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:${kind}::web`,
    __organization: "acme",
  };
}

export const cacheOf = (args: Properties = {}) =>
  declared("ImageCache", { images: ["r.example.com/web:1"], imageCacheName: "web", ...args });

/** A build that fails, and is explained by what kubelet said of it. */
async function expectExplained(build: Promise<unknown>): Promise<void> {
  const failure = await build.then(
    () => "It did not fail.",
    (error: unknown) => String(error),
  );
  if (!failure.includes("kubelet's own words")) throw new Error(`Not explained: ${failure}`);
}

async function imageCache({ emulator, actor, administrator, step }: Stage): Promise<void> {
  // Left by an earlier run, and of no use.
  const left = await administrator().runner.create(imageCacheResource, cacheOf({ waitForReady: false }));
  emulator.imageCaches.fail(left.id);
  const before = cacheOf({ tags: { team: "shop", stage: "test" } });
  const { id, outs } = await step("create", () => actor.create(imageCacheResource, before));
  expectPhaseEnded(emulator.imageCaches.get(id)?.Tags ?? []);
  await step("read", () => actor.runner.read(imageCacheResource, id, outs));
  const after = cacheOf({ images: ["r.example.com/web:2"], tags: { team: "core" } });
  const updated = await step("update", () => actor.runner.update(imageCacheResource, id, outs, after));
  const watched = {
    name: "web",
    imageCacheId: id,
    regionId: region,
    accountId: updated.accountId,
    revision: 1,
  };
  await step("wait", () => actor.runner.create(imageCachesReadyResource, { imageCaches: [watched] }));
  const failing = cacheOf({ images: ["r.example.com/untold:1"] });
  await step("update", () => expectExplained(actor.runner.update(imageCacheResource, id, updated, failing)));
  await step("wait", () =>
    expectExplained(actor.runner.create(imageCachesReadyResource, { imageCaches: [watched] })),
  );
  await step("delete", () => actor.runner.delete(imageCacheResource, id, updated));
  const other = { ...failing, imageCacheName: "other", __urn: `${failing.__urn}-other` };
  await step("create", () => expectExplained(actor.create(imageCacheResource, other)));
  for (const { ImageCacheId } of emulator.imageCaches.list()) emulator.imageCaches.remove(ImageCacheId);
}

/** A failure to end it is nobody's error in a run; here it is. */
function expectPhaseEnded(tags: readonly { Key: string; Value: string }[]): void {
  if (!tags.some(({ Key, Value }) => Key === "pulumi-eci-phase" && Value === "created"))
    throw new Error("The phase has not ended.");
}

const groupOf = (args: Properties = {}) =>
  declared("ContainerGroup", {
    containers: [{ name: "web", image: "r.example.com/web:1" }],
    containerGroupName: "web",
    securityGroupId: "sg-1",
    vswitchIds: ["vsw-1"],
    ...args,
  });

async function containerGroup({ emulator, actor, administrator, step }: Stage): Promise<void> {
  const { runner } = actor;
  // Left by an earlier run, for other arguments.
  await administrator().runner.create(containerGroupResource, groupOf({ waitFor: "accepted", cpu: 8 }));
  const { id: imageCacheId } = await administrator().create(imageCacheResource, cacheOf());
  const args = groupOf({ imageCacheId, tags: { team: "shop", stage: "test" } });
  await step("preview", () => runner.check(containerGroupResource, {}, args));
  const { id, outs } = await step("create", () => actor.create(containerGroupResource, args));
  expectPhaseEnded(emulator.containerGroups.get(id)?.Tags ?? []);
  const { imageCache, ...untold } = outs;
  const found = await step("read", () => runner.read(containerGroupResource, id, untold));
  expectHit(found?.outs ?? {});
  await step("preview", () => runner.diff(containerGroupResource, id, outs, args));
  const changed = { ...args, cpu: 4, triggers: { run: "2" }, tags: { team: "core" } };
  const updated = await step("update", () => runner.update(containerGroupResource, id, untold, changed));
  expectHit(updated);
  await step("delete", () => runner.delete(containerGroupResource, id, updated));
  await manyContainerGroups({ actor, step });
  const failing = { name: "web", image: "r.example.com/failing:1" };
  const job = groupOf({ restartPolicy: "Never", onImageChange: "update", __urn: `${args.__urn}-job` });
  const made = await step("create", () => actor.create(containerGroupResource, job));
  const broken = { ...job, containers: [failing] };
  await step("update", () =>
    expectLastWords(runner.update(containerGroupResource, made.id, made.outs, broken)),
  );
  const other = { ...broken, __urn: `${args.__urn}-other` };
  await step("create", () => expectLastWords(actor.create(containerGroupResource, other)));
  for (const { ContainerGroupId } of emulator.containerGroups.list())
    emulator.containerGroups.remove(ContainerGroupId);
  for (const { ImageCacheId } of emulator.imageCaches.list()) emulator.imageCaches.remove(ImageCacheId);
}

/** More than one call with ids can name: those who wait for all of them ask for their statuses. */
async function manyContainerGroups({ actor, step }: Pick<Stage, "actor" | "step">): Promise<void> {
  const { runner } = actor;
  const many = Array.from({ length: 21 }, (_, index) => groupOf({ containerGroupName: `web-${index}` }));
  const all = many.map((args, index) => ({ ...args, __urn: `${args.__urn}-${index}` }));
  const made = await step("create", () =>
    Promise.all(all.map((args) => actor.create(containerGroupResource, args))),
  );
  const each = <T>(work: (id: string, outs: Properties, args: Properties) => Promise<T>) =>
    Promise.all(made.map(({ id, outs }, index) => work(id, outs, all[index] ?? {})));
  await step("preview", () => each((id, outs, args) => runner.diff(containerGroupResource, id, outs, args)));
  await step("update", () =>
    each((id, outs, args) => runner.update(containerGroupResource, id, outs, { ...args, cpu: 4 })),
  );
  await step("delete", () => each((id, outs) => runner.delete(containerGroupResource, id, outs)));
}

/** Only the events' own action tells of it. */
function expectHit({ imageCache }: Properties): void {
  const { hit } = (imageCache ?? {}) as { hit?: string };
  if (hit !== "full") throw new Error(`No hit was told: ${hit}.`);
}

/** A job that fails, and is explained by what it has written. */
async function expectLastWords(job: Promise<unknown>): Promise<void> {
  const failure = await job.then(
    () => "It did not fail.",
    (error: unknown) => String(error),
  );
  if (!failure.includes("last words")) throw new Error(`Not explained: ${failure}`);
}

const buildArgs = { autoCreateEip: true, eipCommonBandwidthPackageId: "cbwp-1" };

async function buildEip({ emulator, actor, administrator, step }: Stage): Promise<void> {
  const before = cacheOf(buildArgs);
  const { id, outs } = await step("create", () => actor.create(imageCacheResource, before));
  const after = cacheOf({ ...buildArgs, images: ["r.example.com/web:2"] });
  const updated = await step("update", () => actor.runner.update(imageCacheResource, id, outs, after));
  const admin = administrator();
  const { owner } = admin.runner.operation({ method: "update", id, olds: outs, news: after });
  await acquireBuildEip(await admin.cloud(), owner, after as never);
  await step("delete", () => actor.runner.delete(imageCacheResource, id, updated));
  if (emulator.eips.list().length > 0) throw new Error("An address is left.");
}

/** Two networks, each with a NAT gateway that serves somebody else. */
async function twoNetworks({ emulator }: Stage): Promise<string[]> {
  const target = { ...administrator, endpoint: `${emulator.host}:${emulator.port}`, region };
  const networks = [await createNetwork(target), await createNetwork(target)];
  for (const network of networks) {
    const { SnatTableId, SnatIp } = await createWayOut(target, network);
    await call(target, "VPC", "CreateSnatEntry", { SnatTableId, SnatIp, SourceCIDR: "172.16.0.0/24" });
  }
  return networks.map(({ VSwitchId }) => VSwitchId);
}

async function foresight(stage: Stage): Promise<void> {
  const { emulator, actor, step } = stage;
  const [known = "", later = ""] = await twoNetworks(stage);
  await step("preview", async () => {
    for (const name of ["web", "api"]) {
      const images = ["r.example.com/web:1", `${ownRegistry}/team/${name}:1`];
      const news = { ...cacheOf({ vswitchIds: [known], images }), __urn: `urn:pulumi:dev::shop::t::${name}` };
      await actor.runner.check(imageCacheResource, {}, news);
    }
  });
  const { id, outs } = await step("create", () =>
    new Actor(emulator.url, "user", "some").create(
      imageCacheResource,
      cacheOf({ vswitchIds: [later], images: ["r.example.com/web:1", `${ownRegistry}/team/web:1`] }),
    ),
  );
  await step("delete", () => actor.runner.delete(imageCacheResource, id, outs));
  const { eips, natGateways, vswitches, vpcs } = emulator;
  for (const { NatGatewayId } of natGateways.list()) natGateways.remove(NatGatewayId);
  for (const { AllocationId } of eips.list()) eips.remove(AllocationId);
  for (const { VSwitchId } of vswitches.list()) vswitches.remove(VSwitchId);
  for (const { VpcId } of vpcs.list()) vpcs.remove(VpcId);
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
  await administrator().runner.create(eipResource, first);
  const { id, outs } = await step("create", () => actor.create(eipResource, addressOf(changed)));
  expectPhaseEnded(emulator.eips.get(id)?.Tags.Tag ?? []);
  await step("read", () => actor.runner.read(eipResource, id, outs));
  const next = addressOf({
    ...first,
    mode: "NAT",
    resourceGroupId: "rg-1",
    addressName: "third",
    deletionProtection: false,
    tags: { stage: "test" },
  });
  const updated = await step("update", () => actor.runner.update(eipResource, id, outs, next));
  await step("delete", () => actor.runner.delete(eipResource, id, updated));
  // Left by an earlier run, and of no use.
  const useless = addressOf({ internetChargeType: "PayByBandwidth", bandwidthPackageId: "cbwp-1" });
  await administrator().runner.create(eipResource, useless);
  const fresh = await step("create", () => actor.create(eipResource, addressOf()));
  await step("delete", () => actor.runner.delete(eipResource, fresh.id, fresh.outs));
}

async function takeInExisting({ emulator, actor, administrator, step }: Stage): Promise<void> {
  const { runner } = administrator();
  const cache = await runner.create(imageCacheResource, cacheOf());
  const group = await runner.create(containerGroupResource, groupOf());
  const address = await runner.create(eipResource, addressOf());
  const cloud = await actor.cloud();
  await step("read", async () => {
    const hidden = declared("x", {}) as HiddenInputs;
    for (const kind of kinds) {
      const [found] = await kind.list(cloud, {});
      if (found === undefined) throw new Error("Nothing was found.");
      await takeIn(cloud, kind, found.id, "web", found.args, hidden);
    }
  });
  emulator.imageCaches.remove(cache.id);
  emulator.containerGroups.remove(group.id);
  emulator.eips.remove(address.id);
}

async function sweep({ actor, administrator, step }: Stage): Promise<void> {
  const { runner } = administrator();
  const { id: cacheId } = await runner.create(imageCacheResource, cacheOf());
  const { id: groupId } = await runner.create(containerGroupResource, groupOf());
  const { id: addressId } = await runner.create(eipResource, addressOf({ bandwidthPackageId: "cbwp-1" }));
  const cloud = await actor.cloud();
  const limits = {
    owners: { ownerInTags: true },
    before: Date.now(),
    usedSince: 0,
    ids: [cacheId, groupId, addressId],
  };
  const leftovers = await step("read", () => findLeftovers(cloud, [], limits));
  for (const { kind, object } of leftovers) await step("delete", () => kind.remove(cloud, object.id));
}

async function measure({ emulator, actor, administrator, step }: Stage): Promise<void> {
  const { id } = await administrator().runner.create(imageCacheResource, cacheOf());
  const cloud = await actor.cloud();
  const images = ["r.example.com/web:1"];
  const size = { cpu: 2, memory: 4 };
  const { imageCacheId } = await step("preview", () => findMatch(cloud, { images }));
  const price = await step("preview", () => describeContainerGroupPrice(cloud.eci, size));
  if (imageCacheId !== id || price === undefined) throw new Error("Nothing was found.");
  const args = argsOfImages(images, { ...size, vswitchIds: ["vsw-1"], securityGroupId: "sg-1" });
  const limits = { timeoutMs: 600_000, deleteMs: 5_000, signal: new AbortController().signal };
  const run = await step("create", () => measureRun(cloud, { args, deadlineSeconds: 660 }, id, limits));
  if (run.startSeconds === undefined) throw new Error(`It has not started: ${run.trouble}`);
  emulator.imageCaches.remove(id);
}

async function prices({ actor, step }: Stage): Promise<void> {
  const { troubles } = await step("read", async () => askPrices(await actor.cloud()));
  if (troubles.length > 0) throw new Error(troubles.join());
}
