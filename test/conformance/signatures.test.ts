import { DescribeImageCachesRequest } from "@alicloud/eci20180808";
import { expect, describe as group, test } from "vitest";
import { call, eciClient, popClient } from "./support/clients.js";
import { recordRequest, sendRecorded } from "./support/recordedRequest.js";
import { openTarget, type Target } from "./support/target.js";

const identity = (target: Target) => call(target, "STS", "GetCallerIdentity", {});
const identityV1 = (target: Target, parameters: object = {}, method = "GET") =>
  popClient(target, "STS").request<{ AccountId: string }>("GetCallerIdentity", parameters, { method });
const clients = [
  ["V3", identity],
  ["V1", identityV1],
] as const;

group("signatures", () => {
  test.each(clients)("%s: say who calls", async (_, ask) => {
    const target = await openTarget();
    expect(await ask(target)).toMatchObject({
      AccountId: "1000000000000001",
      IdentityType: "Account",
      Arn: "acs:ram::1000000000000001:root",
    });
  });

  test.each(clients)("%s: refuse an unknown access key", async (_, ask) => {
    const target = await openTarget();
    const asked = ask({ ...target, accessKeyId: "nobody" });
    await expect(asked).rejects.toMatchObject({ code: "InvalidAccessKeyId.NotFound" });
  });

  test.each(clients)("%s: refuse a wrong secret", async (_, ask) => {
    const target = await openTarget();
    const asked = ask({ ...target, accessKeySecret: "guess" });
    await expect(asked).rejects.toMatchObject({ code: "SignatureDoesNotMatch" });
  });

  test("V1: show a refused client the text that it should have signed, after the only colon", async () => {
    const target = await openTarget();
    const asked = identityV1({ ...target, accessKeySecret: "guess" }, { Odd: "a:b" });
    const { message } = await asked.then(
      () => new Error(),
      (error: Error) => error,
    );
    const [, told, ...more] =
      message
        .replace(/, URL: .*$/s, "")
        .split("calculation. ")[1]
        ?.split(":") ?? [];
    expect(told).toMatch(/^GET&%2F&AccessKeyId%3Dtest%26Action%3DGetCallerIdentity%26.*Odd%3Da%253Ab/);
    expect(more).toEqual([]);
  });

  test.for(clients)("%s: want the security token of a key that has one", async ([, ask], context) => {
    const account = { accountId: "5", accessKeyId: "STS.x", accessKeySecret: "s" };
    const target = await openTarget({ accounts: [{ ...account, securityToken: "tok+en/=" }] }, context);
    await expect(ask(target)).resolves.toMatchObject({ AccountId: "5" });
    await expect(ask({ ...target, securityToken: "other" })).rejects.toMatchObject({
      code: "InvalidSecurityToken.Malformed",
    });
    const { securityToken: _, ...bare } = target;
    await expect(ask(bare)).rejects.toMatchObject({ code: "MissingSecurityToken" });
  });

  test("refuse a security token of a key that has none", async () => {
    const target = await openTarget();
    await expect(identity({ ...target, securityToken: "x" })).rejects.toMatchObject({
      code: "InvalidSecurityToken.Malformed",
    });
  });

  test("V3: survive every mark that clients leave unescaped, in query and in body", async () => {
    const target = await openTarget();
    const imageCacheName = "a !*()'~-_.+/=&?#%ü漢";
    await eciClient(target).describeImageCaches(
      new DescribeImageCachesRequest({ regionId: target.region, imageCacheName }),
    );
    await call(target, "ECI", "DescribeImageCaches", { ImageCacheName: imageCacheName });
    for (const method of ["GET", "POST"]) {
      const parameters = { RegionId: target.region, ImageCacheName: imageCacheName };
      await popClient(target, "ECI").request("DescribeImageCaches", parameters, { method });
    }
    expect(target.emulator?.calls.map((made) => made.parameters.ImageCacheName)).toEqual(
      target.emulator && Array(4).fill(imageCacheName),
    );
  });

  test("V1: refuse a date that is too old or malformed", async () => {
    const target = await openTarget();
    await expect(identityV1(target, { Timestamp: "2020-01-01T00:00:00Z" })).rejects.toMatchObject({
      code: "InvalidTimeStamp.Expired",
    });
    await expect(identityV1(target, { Timestamp: "yesterday" })).rejects.toMatchObject({
      code: "InvalidTimeStamp.Format",
    });
  });

  test("V1: refuse a nonce that was used before", async () => {
    const target = await openTarget();
    await identityV1(target, { SignatureNonce: "once" });
    await expect(identityV1(target, { SignatureNonce: "once" })).rejects.toMatchObject({
      code: "SignatureNonceUsed",
    });
  });

  test("V1: refuse another method of signing", async () => {
    const target = await openTarget();
    await expect(identityV1(target, { SignatureMethod: "HMAC-SHA256" })).rejects.toMatchObject({
      code: "IncompleteSignature",
    });
  });

  test("V3: accept a recorded request once", async () => {
    const target = await openTarget();
    const recorded = await recordRequest(target, identity);
    expect((await sendRecorded(target, recorded)).status).toBe(200);
    const again = await sendRecorded(target, recorded);
    expect(again).toMatchObject({ status: 400, body: { Code: "SignatureNonceUsed" } });
    expect(again.body.RequestId).toBe(again.requestId);
    expect(Object.keys(again.body)).toEqual(["RequestId", "HostId", "Code", "Message", "Recommend"]);
  });

  test.each([
    ["another body", { body: "RegionId=cn-hangzhou" }, {}, "SignatureDoesNotMatch"],
    ["another query", { url: "/?A=1" }, {}, "SignatureDoesNotMatch"],
    ["another action", {}, { "x-acs-action": "DescribeRegions" }, "InvalidApi.NotFound"],
    ["another header", {}, { "x-acs-credentials-provider": "x" }, "SignatureDoesNotMatch"],
    ["a header that is not signed", {}, { "x-acs-extra": "x" }, "IncompleteSignature"],
    ["a stale date", {}, { "x-acs-date": "2020-01-01T00:00:00Z" }, "InvalidTimeStamp.Expired"],
    ["a date of another form", {}, { "x-acs-date": "1 May" }, "InvalidTimeStamp.Format"],
    ["no nonce", {}, { "x-acs-signature-nonce": "" }, "IncompleteSignature"],
    ["no signature", {}, { authorization: "ACS3-HMAC-SHA256 Credential=test" }, "IncompleteSignature"],
    ["another scheme", {}, { authorization: "Bearer x" }, "IncompleteSignature"],
  ])("V3: refuse %s", async (_, change, headers, code) => {
    const target = await openTarget();
    const recorded = await recordRequest(target, identity);
    const spoiled = { ...recorded, ...change, headers: { ...recorded.headers, ...headers } };
    if ("body" in change) delete spoiled.headers["content-length"];
    expect((await sendRecorded(target, spoiled)).body).toMatchObject({ Code: code });
  });

  test("refuse a request that is not signed at all", async () => {
    const target = await openTarget();
    const plain = (url: string) => sendRecorded(target, { method: "GET", url, headers: {}, body: "" });
    expect((await plain("/")).body).toMatchObject({ Code: "MissingParameter" });
    expect((await plain("/?Action=GetCallerIdentity&Version=2015-04-01")).body).toMatchObject({
      Code: "MissingParameter",
    });
    expect((await plain("/?Action=%zz")).body).toMatchObject({ Code: "InvalidParameter" });
  });

  test.each(["CommitContainer", "constructor", "__proto__"])("refuse the action %s", async (action) => {
    const target = await openTarget();
    await expect(call(target, "ECI", action, {})).rejects.toMatchObject({
      code: "InvalidApi.NotFound",
      statusCode: 404,
    });
  });
});
