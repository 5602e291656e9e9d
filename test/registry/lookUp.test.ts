import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Asking, Registries } from "../../provider/registry/registries.js";
import { layerOf, types } from "../../tools/registry/images.mts";
import { startFront } from "../support/registry/front.js";
import { startRegistryKinds } from "../support/registry/kinds.js";
import { puller, type RealRegistry } from "../support/registry/realRegistry.js";
import type { startTokenServer } from "../support/registry/tokenServer.js";

const linux = { os: "linux", architecture: "amd64" };

let kinds: Awaited<ReturnType<typeof startRegistryKinds>>;
let plain: RealRegistry;
let basic: RealRegistry;
let secured: RealRegistry;
let withTokens: RealRegistry;
let tokens: Awaited<ReturnType<typeof startTokenServer>>;
let multi: Awaited<ReturnType<RealRegistry["push"]["index"]>>;
let single: { digest: string };

beforeAll(async () => {
  kinds = await startRegistryKinds(async ({ push }) => {
    multi = await push.index("library/nginx", "1.29", [
      { architecture: "arm64", variant: "v8" },
      { architecture: "amd64", variant: "v3" },
      { architecture: "amd64" },
      { os: "unknown", architecture: "unknown" },
      { os: "windows" },
    ]);
    single = await push.image("team/app", "1");
    await push.index("team/arm-only", "1", [{ architecture: "arm64" }]);
    await push.image("team/arm-single", "1", { architecture: "arm64" });
    await push.image("public/tool", "1");
    await push.image("private/tool", "1");
  });
  ({ plain, basic, secured, withTokens, tokens } = kinds);
});

afterAll(() => kinds.stop());

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "pulumi-eci-cache-"));
});
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

/** The look-ups of one process. */
function registriesAt(url: string, environment: Record<string, string> = {}): Registries {
  const settings = { registryEndpoints: { "*": url }, registryTimeoutMs: 5_000, isEmulated: true };
  return new Registries(settings, { XDG_CACHE_HOME: cache, ...environment });
}

const look = (server: RealRegistry, image: string, asking: Partial<Asking> = {}) =>
  registriesAt(server.url).look(image, { platform: linux, ...asking });

describe("an image", () => {
  it("is found with the digest of its index and that of its platform", async () => {
    const found = await look(plain, "nginx:1.29");
    expect(found).toMatchObject({
      is: "found",
      digest: multi.digest,
      image: { digest: multi.platformDigests[2], layers: [{ mediaType: types.layer }] },
    });
  });

  it.each([
    ["arm64 with a variant", { os: "linux", architecture: "arm64" }, 0],
    ["windows", { os: "windows", architecture: "amd64" }, 4],
  ])("is chosen for %s", async (_, platform, place) => {
    const found = await look(plain, "docker.io/library/nginx:1.29", { platform });
    expect(found).toMatchObject({ is: "found", image: { digest: multi.platformDigests[place] } });
  });

  it("without an index has one digest", async () => {
    expect(await look(plain, "registry.example.com/team/app:1")).toMatchObject({
      is: "found",
      digest: single.digest,
      image: { digest: single.digest },
    });
  });

  it("is found by its digest, whatever tag stands beside it", async () => {
    for (const image of [`team/app@${single.digest}`, `team/app:gone@${single.digest}`])
      expect(await look(plain, image)).toMatchObject({ is: "found", digest: single.digest });
  });

  it.each([
    ["an index", "team/arm-only:1"],
    ["the configuration of one alone", "team/arm-single:1"],
  ])("of another architecture is told by %s", async (_, image) => {
    expect(await look(plain, image)).toMatchObject({
      is: "noPlatform",
      wanted: "linux/amd64",
      existing: ["linux/arm64"],
    });
  });

  it.each(["team/app:2", "team/none:1", `team/app@sha256:${"0".repeat(64)}`])(
    "that is missing: %s",
    async (image) => {
      expect(await look(plain, image)).toEqual({ is: "missing", host: "docker.io" });
    },
  );

  it.each([["ftp://x/y:1"], ["a___b:1"], ["Team/App:1/x"], [`${"0".repeat(64)}`]])(
    "that no registry can hold: %s",
    async (image) => {
      expect(await look(plain, image)).toMatchObject({ is: "invalid" });
    },
  );
});

describe("a login", () => {
  it("opens a registry that asks for one", async () => {
    expect(await look(basic, "nginx:1.29", { login: puller })).toMatchObject({ digest: multi.digest });
  });

  it("opens one with a token server, which is asked once for each repository", async () => {
    const registries = registriesAt(withTokens.url);
    const before = tokens.asked.length;
    for (const platform of [linux, { os: "linux", architecture: "arm64" }])
      expect(await registries.look("nginx:1.29", { platform, login: puller })).toMatchObject({ is: "found" });
    expect(tokens.asked.slice(before).map(({ query }) => query.get("scope"))).toEqual([
      "repository:library/nginx:pull",
    ]);
  });

  it("is not needed for what is public", async () => {
    expect(await look(withTokens, "public/tool:1")).toMatchObject({ is: "found" });
    expect(tokens.asked.at(-1)?.authorization).toBeUndefined();
  });

  it.each([
    ["none", undefined, false],
    ["a wrong one", { userName: "puller", password: "wrong" }, true],
  ])("%s is told from a missing image", async (_, login, withLogin) => {
    for (const server of [basic, withTokens]) {
      const refused = await look(server, "private/tool:1", login ? { login } : {});
      expect(refused).toMatchObject({ is: "refused", host: "docker.io", withLogin });
      expect(JSON.stringify(refused)).not.toContain("wrong");
    }
  });
});

describe("a certificate that nobody vouches for", () => {
  it("is a note on the registry", async () => {
    expect(await look(secured, "nginx:1.29")).toMatchObject({ is: "unchecked", cause: "certificate" });
  });

  it("is no obstacle where the cache says so", async () => {
    expect(await look(secured, "nginx:1.29", { isInsecure: true })).toMatchObject({ digest: multi.digest });
  });
});

describe("the folder of manifests", () => {
  it("spares a second process all but the one question what a tag stands for", async () => {
    await look(plain, "nginx:1.29");
    const counted = await startFront(plain.url);
    expect(await registriesAt(counted.url).look("nginx:1.29", { platform: linux })).toMatchObject({
      is: "found",
    });
    expect(counted.requests).toEqual(["HEAD /v2/library/nginx/manifests/1.29"]);
  });

  it("is for its owner alone, and no file is believed", async () => {
    const first = await look(plain, "nginx:1.29");
    const folder = join(cache, "pulumi-eci", "registry");
    const [one = "", ...others] = readdirSync(folder);
    expect(others).toHaveLength(1);
    expect(statSync(join(folder, one)).mode & 0o777).toBe(0o600);
    for (const name of [one, ...others]) writeFileSync(join(folder, name), "{}");
    expect(await look(plain, "nginx:1.29")).toEqual(first);
  });

  it("that cannot be written is no obstacle", async () => {
    const file = join(cache, "file");
    writeFileSync(file, "");
    const settings = { registryEndpoints: { "*": plain.url }, registryTimeoutMs: 5_000, isEmulated: true };
    const registries = new Registries(settings, { XDG_CACHE_HOME: file });
    expect(await registries.look("nginx:1.29", { platform: linux })).toMatchObject({ is: "found" });
  });
});

describe("who is asked", () => {
  it("is one registry once for each reference", async () => {
    const counted = await startFront(plain.url);
    const registries = registriesAt(counted.url);
    await Promise.all(
      ["team/app:1", "docker.io/team/app:1", "index.docker.io/team/app:1"].map((image) =>
        registries.look(image, { platform: linux }),
      ),
    );
    expect(counted.requests.filter((line) => line.startsWith("HEAD"))).toHaveLength(1);
  });

  it("is nobody off the machine beside an emulator", async () => {
    const settings = { registryEndpoints: {}, registryTimeoutMs: 5_000, isEmulated: true };
    const registries = new Registries(settings, { XDG_CACHE_HOME: cache });
    expect(await registries.look("nginx:1.29", { platform: linux })).toEqual({ is: "skipped" });
    const own = await registries.look(`${plain.host}/team/app:1`, { platform: linux, isPlain: true });
    expect(own).toMatchObject({ is: "found" });
  });

  it("is the endpoint of the host before that of all others", async () => {
    const registryEndpoints = { "*": "http://127.0.0.1:1", "registry.example.com": plain.url };
    const settings = { registryEndpoints, registryTimeoutMs: 5_000, isEmulated: true };
    const registries = new Registries(settings, { XDG_CACHE_HOME: cache });
    expect(await registries.look("registry.example.com/team/app:1", { platform: linux })).toMatchObject({
      is: "found",
    });
    expect(await registries.look("team/app:1", { platform: linux })).toMatchObject({
      is: "unchecked",
      cause: "unreachable",
      host: "docker.io",
    });
  });
});

it("a chart is no image", async () => {
  const config = Buffer.from('{"name":"chart"}');
  const digest = await plain.push.blob("team/chart", config);
  const mediaType = "application/vnd.cncf.helm.config.v1+json";
  const manifest = {
    schemaVersion: 2,
    mediaType: types.manifest,
    config: { mediaType, digest, size: config.length },
    layers: [],
  };
  await plain.push.manifest("team/chart", manifest, types.manifest, "1");
  expect(await look(plain, "team/chart:1")).toEqual({ is: "artifact", host: "docker.io", mediaType });
});

it("a layer's size is what is pulled", async () => {
  const layer = layerOf("big", 500_000);
  await plain.push.image("team/big", "1", {}, [layer]);
  expect(await look(plain, "team/big:1")).toMatchObject({ image: { layers: [{ size: layer.length }] } });
});
