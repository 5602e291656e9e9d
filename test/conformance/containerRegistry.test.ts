import { OpenApiRequest, Params } from "@alicloud/openapi-client";
import { RuntimeOptions } from "@alicloud/tea-util";
import { expect, describe as group, type TestContext, test } from "vitest";
import type { CrInstance } from "../../emulator/index.js";
import { call, eciClient, popClient } from "./support/clients.js";
import { openTarget, type Target } from "./support/target.js";

const digest = "4".repeat(64);
const shop: CrInstance = {
  instanceId: "cri-shop",
  instanceName: "shop",
  regionId: "cn-beijing",
  customDomains: ["images.shop.example"],
  login: { userName: "cr_temp_user", password: "hush" },
  repositories: {
    "team/web": { "1": { digest: `sha256:${digest}`, sizeBytes: 27_107_966 } },
    "team/api": {},
    "other/web": {},
  },
};
const closed: CrInstance = {
  instanceId: "cri-closed",
  instanceName: "shop-closed",
  regionId: "cn-beijing",
  isPublic: false,
};
const foreign: CrInstance = { ...shop, instanceId: "cri-foreign", accountId: "2" };

const open = (context: TestContext) => openTarget({ crInstances: [shop, closed, foreign] }, context);
const cr = (target: Target, action: string, parameters: object = {}) =>
  call(target, "CR", action, { InstanceId: "cri-shop", ...parameters });

/** The Personal Edition, whose actions have paths, by the vendor's generic call. */
async function got(target: Target, pathname: string) {
  const params = new Params({
    ...{ action: "GetAuthorizationToken", version: "2016-06-07", protocol: "HTTP", pathname, method: "GET" },
    ...{ authType: "AK", style: "ROA", reqBodyType: "json", bodyType: "json" },
  });
  return (await eciClient(target).callApi(params, new OpenApiRequest({}), new RuntimeOptions({}))).body;
}

group("Container Registry", () => {
  test("hands out a login for an hour, or as long as is asked for", async (context) => {
    const target = await open(context);
    const now = target.emulator?.clock.now() ?? 0;
    expect(await cr(target, "GetAuthorizationToken")).toMatchObject({
      Code: "success",
      IsSuccess: true,
      TempUsername: "cr_temp_user",
      AuthorizationToken: "hush",
      ExpireTime: now + 3_600_000,
    });
    const longer = await cr(target, "GetAuthorizationToken", { ExpiresInHours: 3 });
    expect(longer.ExpireTime).toBe(now + 3 * 3_600_000);
  });

  test("finds instances by a part of their name, those of the account alone", async (context) => {
    const target = await open(context);
    const names = async (parameters: object) =>
      ((await call(target, "CR", "ListInstance", parameters)).Instances as { InstanceName: string }[]).map(
        ({ InstanceName }) => InstanceName,
      );
    expect(await names({})).toEqual(["shop", "shop-closed"]);
    expect(await names({ InstanceName: "closed" })).toEqual(["shop-closed"]);
    expect(await names({ PageSize: 1, PageNo: 2 })).toEqual(["shop-closed"]);
    expect(await names({ RegionId: "cn-hangzhou" })).toEqual([]);
  });

  test("tells the hosts of an instance, and whether its door is open", async (context) => {
    const target = await open(context);
    const endpoints = async (InstanceId: string) => {
      const { Endpoints } = await call(target, "CR", "ListInstanceEndpoint", { InstanceId });
      return Endpoints as { EndpointType: string; Enable: boolean; Domains: object[] }[];
    };
    const [internet, vpc] = await endpoints("cri-shop");
    expect(internet).toMatchObject({
      EndpointType: "internet",
      Enable: true,
      Domains: [
        { Domain: "shop-registry.cn-beijing.cr.aliyuncs.com", Type: "SYSTEM" },
        { Domain: "images.shop.example", Type: "USER" },
      ],
    });
    expect(vpc?.Domains).toEqual([
      { Domain: "shop-registry-vpc.cn-beijing.cr.aliyuncs.com", Type: "SYSTEM" },
    ]);
    expect((await endpoints("cri-closed"))[0]).toMatchObject({ Enable: false });
  });

  test("finds a repository, and a tag of it with its digest and size", async (context) => {
    const target = await open(context);
    const found = await cr(target, "GetRepository", { RepoNamespaceName: "team", RepoName: "web" });
    expect(found).toMatchObject({ IsSuccess: true, RepoName: "web", RepoId: expect.stringMatching(/^crr-/) });
    const { RepoId } = found;
    expect(await cr(target, "GetRepository", { RepoId })).toMatchObject({ RepoNamespaceName: "team" });
    expect(await cr(target, "GetRepoTag", { RepoId, Tag: "1" })).toMatchObject({
      IsSuccess: true,
      Tag: "1",
      Digest: digest,
      ImageSize: 27_107_966,
      Status: "NORMAL",
    });
  });

  test("lists repositories of a namespace", async (context) => {
    const target = await open(context);
    const answer = await cr(target, "ListRepository", { RepoNamespaceName: "team" });
    expect(answer).toMatchObject({
      TotalCount: "2",
      Repositories: [{ RepoName: "web" }, { RepoName: "api" }],
    });
    expect(await cr(target, "ListRepository", { RepoName: "web" })).toMatchObject({ TotalCount: "2" });
  });

  test("says of what is not there that it is no success", async (context) => {
    const target = await open(context);
    const { RepoId } = await cr(target, "GetRepository", { RepoNamespaceName: "team", RepoName: "web" });
    const missing = (noun: string) =>
      expect.objectContaining({ IsSuccess: false, Code: `${noun}_NOT_EXIST` });
    const InstanceId = "cri-foreign";
    expect(await cr(target, "GetAuthorizationToken", { InstanceId })).toEqual(missing("INSTANCE"));
    expect(await cr(target, "GetRepository", { RepoId: "crr-0" })).toEqual(missing("REPO"));
    expect(await cr(target, "GetRepoTag", { RepoId, Tag: "2" })).toEqual(missing("REPO_TAG"));
  });

  test("hands out the token of the Personal Edition at its path alone", async (context) => {
    const personalRegistryLogin = { userName: "cr_temp_user", password: "hush" };
    const target = await openTarget({ personalRegistryLogin }, context);
    const now = target.emulator?.clock.now() ?? 0;
    expect(await got(target, "/tokens")).toMatchObject({
      data: { tempUserName: "cr_temp_user", authorizationToken: "hush", expireDate: now + 3_600_000 },
    });
    await expect(got(target, "/")).rejects.toMatchObject({ code: "InvalidApi.NotFound" });
    const stranger = { ...target, accessKeySecret: "wrong" };
    await expect(got(stranger, "/tokens")).rejects.toMatchObject({ code: "SignatureDoesNotMatch" });
  });

  test("takes signatures of the older generation too", async (context) => {
    const target = await open(context);
    const client = popClient(target, "CR");
    const answer = await client.request("GetAuthorizationToken", { InstanceId: "cri-shop" });
    expect(answer).toMatchObject({ IsSuccess: true });
  });
});
