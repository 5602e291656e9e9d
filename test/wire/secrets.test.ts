import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loaderText } from "../../sdk/loader.js";
import { failureOf, leftBy } from "./support/client.js";
import { Host } from "./support/host.js";
import { checked, created, declared, startedCloud } from "./support/imageCache.js";

const password = 'S3cr&t "pässword"+(1)/\\';
const credentials = [{ server: "registry.example.com", userName: "robot", password }];
const encodings: [string, string][] = [
  ["as it is", password],
  ["URL-encoded", encodeURIComponent(password)],
  [
    "as in a form",
    encodeURIComponent(password).replaceAll("%20", "+").replaceAll("(", "%28").replaceAll(")", "%29"),
  ],
  ["JSON-escaped", JSON.stringify(password).slice(1, -1)],
  ["as base64", Buffer.from(password).toString("base64")],
  ["as base64 without padding", Buffer.from(password).toString("base64").replace(/=+$/, "")],
];

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

function expectNoSecret(text: string): void {
  for (const [, form] of encodings) expect(text).not.toContain(form);
}

it.each(encodings)("takes a password that the server echoes %s out of the message", async (_, form) => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client, { imageRegistryCredentials: credentials });
  emulator.faults.add({
    action: "CreateImageCache",
    fault: { kind: "error", status: 400, code: "InvalidParameter", message: `Bad value: <${form}>` },
  });
  const { message } = await failureOf(client.create(inputs));
  expect(message).toContain("Bad value: <***>");
  expectNoSecret(message + host.printed);
});

it("takes a password in the events of a cache out of what is told of its whole set", async () => {
  const emulator = await startedCloud({
    buildMs: 0,
    failingImages: [{ pattern: "fail", failure: { reason: "Failed", message: `login with ${password}` } }],
  });
  const client = await host.openOn(emulator);
  const inputs = await checked(client, {
    images: ["fail:1"],
    imageRegistryCredentials: credentials,
    waitForReady: false,
  });
  const { id, outs } = await client.create(inputs);
  const { regionId, accountId, revision } = outs;
  const gate = await host.openOn(emulator, {}, loaderText("imageCachesReady"));
  const imageCaches = [{ name: "web", imageCacheId: id, regionId, accountId, revision }];
  const { message } = await failureOf(gate.create({ __urn: "urn:pulumi:dev::shop::t::all", imageCaches }));
  expect(message).toContain("login with ***");
  expectNoSecret(message + host.printed);
});

it.each(encodings)("takes a password in the events %s out of reasons and outputs", async (_, form) => {
  const instanceEvents = [{ reason: "Failed", message: `kubelet signed in with <${form}>` }];
  const emulator = await startedCloud({
    failingImages: [
      {
        pattern: "fail",
        failure: { reason: "Failed", message: `login with <${form}> denied`, instanceEvents },
      },
    ],
  });
  const client = await host.openOn(emulator);
  const inputs = await checked(client, { images: ["fail:1"], imageRegistryCredentials: credentials });
  const left = await leftBy(client.create(inputs));
  expect(left.reasons.join()).toContain("login with <***> denied");
  expect(left.reasons.join()).toContain("kubelet signed in with <***>");
  expectNoSecret(left.reasons.join() + host.printed);
  const read = await client.read(left.id, left.properties);
  for (const { imageRegistryCredentials, ...outputs } of [left.properties, read.outs]) {
    expectNoSecret(JSON.stringify(outputs));
    expectNoSecret(
      Object.values(outputs.events as { message: string }[])
        .map((e) => e.message)
        .join(),
    );
  }
});

it("takes the old password out of the message of an update that changes it", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs, inputs } = await created(client, { imageRegistryCredentials: credentials });
  emulator.faults.add({
    action: "UpdateImageCache",
    fault: { kind: "error", status: 403, code: "NoPermission", message: `was ${password}, is n3w-pass` },
  });
  const news = { ...inputs, imageRegistryCredentials: [{ ...credentials[0], password: "n3w-pass" }] };
  const { reasons } = await leftBy(client.update(id, outs, news));
  expect(reasons.join()).toContain("was ***, is ***");
});

it("keeps credentials out of every parameter but their own, and out of the URL", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  await created(client, { imageRegistryCredentials: credentials });
  expectNoSecret(JSON.stringify(emulator.calls));
  expect(emulator.imageCaches.list()[0]?.ImageRegistryCredentials).toEqual([
    { Server: "registry.example.com", UserName: "robot", Password: password },
  ]);
});

it.each([
  ["an object", { server: "registry.example.com", userName: "robot", password }],
  ["a JSON text", JSON.stringify(credentials)],
  ["a list of texts", [password]],
  ["a field too much", [{ ...credentials[0], token: password }]],
  ["a number for a password", [{ ...credentials[0], password: 123_456_789 }]],
])("quotes nothing of credentials that are %s", async (_, value) => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { failures } = await client.check({}, declared({ imageRegistryCredentials: value }));
  expect(failures.length).toBeGreaterThan(0);
  expectNoSecret(JSON.stringify(failures));
  const reasons = failures.map((failure) => failure.reason).join();
  for (const secret of ["robot", "S3cr", "123456789"]) expect(reasons).not.toContain(secret);
});

it("shows neither access key nor secret key when a signature is refused", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator, {
    "alicloud:accessKey": "test",
    "alicloud:secretKey": "wr0ng-s3cret",
  });
  const { inputs, failures } = await client.check({}, declared());
  const { message } = await failureOf(client.create(inputs));
  for (const told of [message, JSON.stringify(failures)]) expect(told).toContain("SignatureDoesNotMatch");
  expect(message + JSON.stringify(failures) + host.printed).not.toContain("wr0ng-s3cret");
});

it("takes a password out of the line that tells of a call that keeps failing", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client, { imageRegistryCredentials: credentials });
  emulator.faults.add({
    action: "CreateImageCache",
    times: 6,
    fault: { kind: "error", status: 400, code: "OperationConflict", message: `busy with <${password}>` },
  });
  await client.create(inputs);
  await vi.waitFor(() => expect(host.printed).toContain("OperationConflict: busy with <***>"));
  expectNoSecret(host.printed);
});
