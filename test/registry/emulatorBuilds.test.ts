import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EmulatorOptions } from "../../emulator/index.js";
import { causeOfEvent } from "../../provider/cloud/causes/causeOf.js";
import { layerOf, types } from "../../tools/registry/images.mts";
import { allocate } from "../conformance/support/eips.js";
import { create, describeOne, update } from "../conformance/support/imageCaches.js";
import { startedEmulator } from "../emulator/support/startedEmulator.js";
import { startRegistryKinds } from "../support/registry/kinds.js";
import { startOddRegistry } from "../support/registry/oddRegistry.js";
import { puller, type RealRegistry, startRegistry } from "../support/registry/realRegistry.js";

const gibibyte = 1_024 ** 3;
const shared = layerOf("shared");

let kinds: Awaited<ReturnType<typeof startRegistryKinds>>;
let plain: RealRegistry;
let basic: RealRegistry;
let secured: RealRegistry;
let withTokens: RealRegistry;

/** An image whose layers are said to be this large. */
async function pushLarge(
  push: RealRegistry["push"],
  repository: string,
  sizes: readonly number[],
): Promise<void> {
  const config = Buffer.from(JSON.stringify({ os: "linux", architecture: "amd64" }));
  const layers = [];
  for (const size of sizes) {
    const digest = await push.blob(repository, layerOf(`${size}`));
    layers.push({ mediaType: types.layer, digest, size });
  }
  const descriptor = {
    mediaType: types.config,
    digest: await push.blob(repository, config),
    size: config.length,
  };
  const manifest = { schemaVersion: 2, mediaType: types.manifest, config: descriptor, layers };
  await push.manifest(repository, manifest, types.manifest, "1");
}

beforeAll(async () => {
  kinds = await startRegistryKinds(async ({ push }) => {
    await push.index("library/nginx", "1.29", [
      { architecture: "arm64" },
      { architecture: "amd64" },
      { os: "windows" },
    ]);
    await push.image("team/app", "1", {}, [shared, layerOf("app")]);
    await push.image("team/arm", "1", { architecture: "arm64" });
    await push.image("public/tool", "1");
    await push.image("private/tool", "1");
    await pushLarge(push, "team/large", [19 * gibibyte, 2 * gibibyte]);
    await pushLarge(push, "team/half", [19 * gibibyte]);
  });
  ({ plain, basic, secured, withTokens } = kinds);
});

afterAll(() => kinds.stop());

const login = (Server: string, Password = puller.password) => ({
  ImageRegistryCredential: [{ Server, UserName: puller.userName, Password }],
});

/** A build that asks a registry, an hour later. */
async function built(
  url: string,
  Image: string | string[],
  parameters: object = {},
  options: EmulatorOptions = {},
) {
  const { emulator, target } = await startedEmulator({ registryUrls: { "*": url }, ...options });
  const id = await create(target, { Image: [Image].flat(), ...parameters });
  emulator.clock.advance(60 * 60_000);
  const { Status, Events } = await describeOne(target, id);
  return { Status, message: Events.at(-1)?.Message ?? "" };
}

describe("a build that asks a registry", () => {
  it.each([
    ["nginx:1.29", {}],
    ["docker.io/library/nginx:1.29", {}],
    ["r.example.com/team/app:1", {}],
    ["nginx:1.29", { OsType: "Windows" }],
  ])("is Ready with %s", async (image, parameters) => {
    expect(await built(plain.url, image, parameters)).toMatchObject({ Status: "Ready" });
  });

  it.each([
    ["nginx:9", {}, 'Failed to pull image "nginx:9": docker.io/library/nginx:9: not found', "missing"],
    [
      "r.example.com/none:1",
      {},
      'Failed to pull image "r.example.com/none:1": r.example.com/none:1: not found',
      "missing",
    ],
    [
      "r.example.com/team/arm:1",
      {},
      'Failed to pull image "r.example.com/team/arm:1": no match for platform in manifest: not found',
      "platform",
    ],
    ["r.example.com/team/app:1", { OsType: "Windows" }, "no match for platform in manifest", "platform"],
    ["r.example.com/team/large:1", {}, "no space left on device", "full"],
  ])("fails with %s %j", async (image, parameters, words, cause) => {
    const { Status, message } = await built(plain.url, image, parameters);
    expect(Status).toBe("Failed");
    expect(message).toContain(words);
    expect(causeOfEvent({ reason: "Failed", message })?.id).toBe(cause);
  });

  it("counts a layer once over all images, and has room for them in a larger cache", async () => {
    const halves = ["r.example.com/team/half:1", "other.example.com/team/half:1"];
    expect(await built(plain.url, halves)).toMatchObject({ Status: "Ready" });
    const large = { ImageCacheSize: 22 };
    expect((await built(plain.url, "r.example.com/team/large:1", large)).message).not.toContain("no space");
  });

  it.each([
    ["without a login", {}, "no basic auth credentials", "private"],
    ["with a wrong one", login("r.example.com", "wrong"), "401 Unauthorized", "login"],
    ["with one for another host", login("other.example.com"), "no basic auth credentials", "private"],
  ])("fails %s where one is asked for", async (_, parameters, words, cause) => {
    const { Status, message } = await built(basic.url, "r.example.com/team/app:1", parameters);
    expect(Status).toBe("Failed");
    expect(message).toContain(words);
    expect(message).not.toContain(puller.password);
    expect(causeOfEvent({ reason: "Failed", message })?.id).toBe(cause);
  });

  it("is Ready with the right login, by either way to sign in", async () => {
    for (const { url } of [basic, withTokens])
      expect(await built(url, "r.example.com/private/tool:1", login("r.example.com"))).toMatchObject({
        Status: "Ready",
      });
    expect(await built(basic.url, "nginx:1.29", login("docker.io"))).toMatchObject({ Status: "Ready" });
  });

  it.each([
    ["anonymously where that is enough", "public/tool", {}, "Ready", "", undefined],
    ["anonymously where it is not", "private/tool", {}, "Failed", "insufficient_scope", "private"],
    [
      "with a wrong login",
      "private/tool",
      login("r.example.com", "wrong"),
      "Failed",
      "failed to fetch oauth token",
      "login",
    ],
  ])("signs in with a token: %s", async (_, repository, parameters, status, words, cause) => {
    const { Status, message } = await built(withTokens.url, `r.example.com/${repository}:1`, parameters);
    expect(Status).toBe(status);
    expect(message).toContain(words);
    expect(causeOfEvent({ reason: "Failed", message })?.id).toBe(cause);
  });

  it("trusts a self-signed certificate only where it is told to", async () => {
    const image = "r.example.com/team/app:1";
    expect(await built(secured.url, image)).toMatchObject({ message: expect.stringContaining("x509: ") });
    expect(await built(secured.url, image, { InsecureRegistry: "r.example.com" })).toMatchObject({
      Status: "Ready",
    });
  });

  it("asks nobody for a host that has no address", async () => {
    const options = { registryUrls: { "r.example.com": plain.url } };
    expect(await built("http://unused", "other.example.com/none:1", {}, options)).toMatchObject({
      Status: "Ready",
    });
    expect(await built("http://unused", "r.example.com/none:1", {}, options)).toMatchObject({
      Status: "Failed",
    });
  });
});

describe("a build that pulls from Container Registry", () => {
  const instance = {
    instanceId: "cri-1",
    instanceName: "shop",
    regionId: "cn-beijing",
    customDomains: ["images.shop.example"],
    login: puller,
  };
  const host = "shop-registry-vpc.cn-beijing.cr.aliyuncs.com";
  const named = { AcrRegistryInfo: [{ InstanceId: "cri-1" }] };

  it.each([
    ["by itself at a host that the instance has", host, {}, instance, "Ready"],
    ["by no login at a host of another account's", host, {}, { ...instance, accountId: "2" }, "Failed"],
    ["by no login at a domain of its own", "images.shop.example", {}, instance, "Failed"],
    [
      "by itself at such a domain, where the cache names the instance",
      "images.shop.example",
      named,
      instance,
      "Ready",
    ],
  ])("signs in %s", async (_, registry, parameters, declared, status) => {
    const options = { crInstances: [declared] };
    const { Status } = await built(basic.url, `${registry}/team/app:1`, parameters, options);
    expect(Status).toBe(status);
  });

  it.each([
    ["registry-vpc.cn-beijing.aliyuncs.com", { personalRegistryLogin: puller }, "Ready"],
    ["registry-vpc.cn-beijing.aliyuncs.com", {}, "Failed"],
    ["registry.example.com", { personalRegistryLogin: puller }, "Failed"],
  ])("signs in at the Personal Edition, and at no other: %s with %o", async (host, options, status) => {
    expect((await built(basic.url, `${host}/team/app:1`, {}, options)).Status).toBe(status);
  });
});

describe("a registry that is odd", () => {
  it.each([
    ["limits", 429, "{}", "429 Too Many Requests", "rateLimit"],
    ["is in trouble", 503, "", "503 Service Unavailable", "cutOff"],
    ["refuses", 403, "", "403 Forbidden", "forbidden"],
    ["answers with a page", 200, "<html></html>", "unexpected media type text/html", "noImage"],
    ["has the old kind of manifest", 200, '{"schemaVersion":1}', "no longer supported", "oldManifest"],
  ])("%s", async (_, status, body, words, cause) => {
    const { url } = await startOddRegistry((__, response) => {
      response.writeHead(status, { "content-type": "text/html" }).end(body);
    });
    const { Status, message } = await built(url, "r.example.com/team/app:1");
    expect(Status).toBe("Failed");
    expect(message).toContain(words);
    expect(causeOfEvent({ reason: "Failed", message })?.id).toBe(cause);
  });

  it("sends no login to another origin", async () => {
    const other = await startOddRegistry((_, response) => void response.writeHead(404).end());
    const { url } = await startOddRegistry((request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { "www-authenticate": 'Basic realm="r"' }).end();
      else response.writeHead(307, { location: `${other.url}/elsewhere` }).end();
    });
    await built(url, "r.example.com/team/app:1", login("r.example.com"));
    expect(other.asked).toMatchObject([{ path: "/elsewhere", authorization: undefined }]);
  });

  it("is pulled from for two hours where it does not answer", async () => {
    const { url } = await startOddRegistry(() => {});
    const { Status } = await built(url, "r.example.com/team/app:1");
    expect(Status).toBe("Preparing");
  });

  it("is refused a connection", async () => {
    const gone = await startRegistry();
    await gone.stop();
    const { message } = await built(gone.url, "r.example.com/team/app:1");
    expect(causeOfEvent({ reason: "Failed", message })?.id).toBe("noWayOut");
  });
});

describe("the time of a build", () => {
  /** How many seconds it is Preparing. */
  async function preparing(parameters: object, bandwidth?: string): Promise<number> {
    const { emulator, target } = await startedEmulator({ registryUrls: { "*": plain.url }, prepareMs: 0 });
    const EipInstanceId = bandwidth && (await allocate(target, { Bandwidth: bandwidth }));
    const id = await create(target, { Image: ["r.example.com/team/half:1"], EipInstanceId, ...parameters });
    let seconds = 0;
    for (; (await describeOne(target, id)).Status === "Preparing"; seconds += 10)
      emulator.clock.advance(10_000);
    return seconds;
  }

  it("follows from the size of the images and the width of the way", async () => {
    // 19 GiB by 100 Mbit/s, by an address of 200, and by one of 5, which takes in ten.
    expect([await preparing({}), await preparing({}, "200"), await preparing({}, "5")]).toEqual([
      1_640, 820, 16_330,
    ]);
  });
});

it("asks again for an update with images, with the logins that the cache holds", async () => {
  const { emulator, target } = await startedEmulator({ registryUrls: { "*": basic.url } });
  const id = await create(target, { Image: ["r.example.com/team/app:1"], ...login("r.example.com") });
  emulator.clock.advance(60 * 60_000);
  await update(target, id, { Image: ["r.example.com/private/tool:1"] });
  emulator.clock.advance(60 * 60_000);
  expect(await describeOne(target, id)).toMatchObject({ Status: "Ready" });
  await update(target, id, { Image: ["r.example.com/private/tool:2"] });
  emulator.clock.advance(60 * 60_000);
  expect(await describeOne(target, id)).toMatchObject({ Status: "UpdateFailed" });
});
