import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type EmulatorOptions, startEmulator } from "../../emulator/index.js";
import { Clouds } from "../../provider/accounts/clouds.js";
import { readSettings } from "../../provider/accounts/settings.js";
import { imageCacheResource } from "../../provider/resources/imageCache/resource.js";
import { startOddRegistry } from "../support/registry/oddRegistry.js";
import { puller, pullerHeader, type RealRegistry, startRegistry } from "../support/registry/realRegistry.js";
import { Runner } from "../support/runner.js";

let registry: RealRegistry;
let cache: string;

beforeAll(async () => {
  registry = await startRegistry({ htpasswd: true });
  await registry.push.image("team/app", "1");
  cache = mkdtempSync(join(tmpdir(), "pulumi-eci-cache-"));
});
afterAll(async () => {
  await registry.stop();
  rmSync(cache, { recursive: true });
});

const instance = {
  instanceId: "cri-1",
  instanceName: "shop",
  regionId: "cn-beijing",
  login: puller,
};

async function checked(image: string, at: string, options: EmulatorOptions = {}, withCr = true) {
  const emulator = await startEmulator({ crInstances: [instance], ...options });
  onTestFinished(() => emulator.close());
  const { url } = emulator;
  const config: Record<string, string> = {
    "alicloud:region": "cn-hangzhou",
    "alicloud:accessKey": "test",
    "alicloud:secretKey": "test",
    "alicloud:endpoints": JSON.stringify({ eci: url, vpc: url, sts: url, ...(withCr && { cr: url }) }),
    "pulumi-eci:registryEndpoints": JSON.stringify({ "*": at }),
  };
  const runner = new Runner(
    new Clouds(
      readSettings((name) => config[name], {}),
      { XDG_CACHE_HOME: cache },
    ),
  );
  const hidden = { __urn: "urn:pulumi:dev::shop::t::web", __organization: "acme" };
  await runner.check(imageCacheResource, {}, { images: [image], ...hidden });
  await runner.check(imageCacheResource, {}, { images: [image], imageCacheSize: 30, ...hidden });
  const actions = emulator.calls.filter(({ product }) => product.toLowerCase() === "cr");
  return {
    lines: runner.lines.filter((line) => /docker|registry/i.test(line)),
    actions: actions.map(({ action }) => action),
  };
}

const own = "shop-registry-vpc.cn-beijing.cr.aliyuncs.com";

it("an instance of the account is read as whoever runs this, asked for once", async () => {
  const { lines, actions } = await checked(`${own}/team/app:1`, registry.url);
  expect(lines).toEqual([]);
  expect(actions).toEqual(["ListInstance", "GetAuthorizationToken"]);
  const missing = await checked(`${own}/team/app:2`, registry.url);
  expect(missing.lines[0]).toMatch(
    /^warning: images\[0\] shop-registry-vpc\.cn-beijing\.cr\.aliyuncs\.com has no such image/,
  );
});

it.each(["registry.cn-beijing.aliyuncs.com", "registry-intl-vpc.ap-southeast-1.aliyuncs.com"])(
  "the Personal Edition at %s is read as whoever runs this, asked for once",
  async (host) => {
    const options = { personalRegistryLogin: puller };
    const { lines, actions } = await checked(`${host}/team/app:1`, registry.url, options);
    expect(lines).toEqual([]);
    expect(actions).toEqual(["GetAuthorizationToken"]);
    const missing = await checked(`${host}/team/app:2`, registry.url, options);
    expect(missing.lines).toEqual([expect.stringContaining(`${host} has no such image, as it says now`)]);
    const refused = await checked(`${host}/team/app:1`, registry.url);
    expect(refused.lines).toEqual([
      expect.stringContaining(`not looked up: ${host} does not show it to the credentials in use`),
    ]);
  },
);

it("a Personal Edition that gives no login is asked without one, with a note", async () => {
  const denied = {
    Version: "1" as const,
    Statement: [{ Effect: "Deny" as const, Action: ["cr:*"], Resource: "*" as const }],
  };
  const account = { accountId: "1", accessKeyId: "test", accessKeySecret: "test", policy: denied };
  const { lines } = await checked("registry.cn-beijing.aliyuncs.com/team/app:1", registry.url, {
    accounts: [account],
  });
  expect(lines[0]).toMatch(
    /^note: the Personal Edition of Container Registry in cn-beijing is asked without a login: .*Forbidden/,
  );
});

it("another account's instance, and one that cannot be asked for, is a note", async () => {
  const other = await checked("other-registry.cn-beijing.cr.aliyuncs.com/team/app:1", registry.url);
  expect(other.lines).toEqual([
    expect.stringMatching(/^note: not looked up: other-registry\..* wants a login/),
  ]);
  expect(other.actions).toEqual(["ListInstance"]);
  const denied = {
    Version: "1" as const,
    Statement: [{ Effect: "Deny" as const, Action: ["cr:*"], Resource: "*" as const }],
  };
  const account = { accountId: "1", accessKeyId: "test", accessKeySecret: "test", policy: denied };
  const refused = await checked(`${own}/team/app:1`, registry.url, { accounts: [account] });
  expect(refused.lines[0]).toMatch(
    /^note: the instance shop of Container Registry is asked without a login: .*Forbidden/,
  );
});

it.each([
  "shop-registry.cn-beijing.cr.aliyuncs.com.example.com",
  "shop-registry.cn-beijing.cr.example.com",
  "shop-registry.cn-beijing.cr.aliyuncs.com:5000",
  "registry.cn-beijing.aliyuncs.com.example.com",
  "my-registry.cn-beijing.aliyuncs.com",
  "crpi-1.cn-beijing.personal.cr.aliyuncs.com",
])("no login of one's own goes to %s", async (host) => {
  const odd = await startOddRegistry((_, response) => {
    response.writeHead(401, { "www-authenticate": "Basic realm=x" }).end();
  });
  const { actions } = await checked(`${host}/team/app:1`, odd.url);
  expect(actions).toEqual([]);
  expect(odd.asked.map(({ authorization }) => authorization)).not.toContain(pullerHeader);
});

it("beside an emulator without Container Registry, nobody is asked for one", async () => {
  const { lines, actions } = await checked(`${own}/team/app:1`, registry.url, {}, false);
  expect(lines).toEqual([expect.stringMatching(/^note: not looked up: .* wants a login/)]);
  expect(actions).toEqual([]);
});
