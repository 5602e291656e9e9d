import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clouds } from "../../provider/accounts/clouds.js";
import { readSettings } from "../../provider/accounts/settings.js";
import type { Properties } from "../../provider/core/resource.js";
import { imageCacheResource } from "../../provider/resources/imageCache/resource.js";
import { startOddRegistry } from "../support/registry/oddRegistry.js";
import { Runner } from "../support/runner.js";

const nowhere = "http://127.0.0.1:1";
let cache: string;

beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), "pulumi-eci-cache-"));
});
afterAll(() => rmSync(cache, { recursive: true }));

/** What a preview says of an image of such a domain. A proxy on this machine stands for the domain and for its token server. */
async function linesOf(args: Properties): Promise<string[]> {
  const realm = "http://dockerauth-ee.cn-beijing.aliyuncs.com/auth";
  const proxy = await startOddRegistry((_, response) => {
    response.writeHead(401, { "www-authenticate": `Bearer realm="${realm}",service="s"` }).end();
  });
  const config: Record<string, string> = {
    "alicloud:region": "cn-beijing",
    "alicloud:accessKey": "test",
    "alicloud:secretKey": "test",
    "alicloud:endpoints": JSON.stringify({ eci: nowhere, vpc: nowhere, sts: nowhere, cr: nowhere }),
    "pulumi-eci:registryEndpoints": JSON.stringify({ "*": "http://images.shop.example" }),
    "pulumi-eci:allowPlainHttp": "true",
    "pulumi-eci:skipCredentialsCheck": "true",
  };
  const environment = { XDG_CACHE_HOME: cache, HTTP_PROXY: proxy.url };
  const runner = new Runner(
    new Clouds(
      readSettings((name) => config[name], {}),
      environment,
    ),
  );
  await runner.check(
    imageCacheResource,
    {},
    {
      images: ["images.shop.example/team/app:1"],
      regionId: "cn-beijing",
      ...args,
      __urn: "urn:x",
      __organization: "acme",
    },
  );
  expect(proxy.asked.map(({ path }) => path.split("?")[0])).toContain(realm);
  return runner.lines.filter((line) => line.includes("images.shop.example"));
}

it.each([{}, { acrRegistryInfos: [{ instanceId: "cri-1", domains: ["other.shop.example"] }] }])(
  "a domain of an Enterprise instance that %j does not cover is a warning",
  async (args) => {
    expect(await linesOf(args)).toEqual([
      expect.stringMatching(
        /^warning: images\[0\] images\.shop\.example is a domain of its own of an Enterprise instance of Container Registry, and no entry of acrRegistryInfos covers it/,
      ),
    ]);
  },
);

it.each([
  { acrRegistryInfos: [{ instanceId: "cri-1" }] },
  { acrRegistryInfos: [{ instanceId: "cri-1", domains: ["images.shop.example"] }] },
])("one that %j covers is a note", async (args) => {
  expect(await linesOf(args)).toEqual([
    expect.stringMatching(/^note: not looked up: images\.shop\.example wants a login from here/),
  ]);
});
