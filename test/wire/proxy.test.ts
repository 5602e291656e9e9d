import { expect, it } from "vitest";
import { failureOf } from "./support/client.js";
import { startedHost } from "./support/host.js";
import { checked, created, declared, startedCloud } from "./support/imageCache.js";
import { startedProxy } from "./support/proxy.js";
import { caFile, startedTlsCloud } from "./support/tlsCloud.js";

const keys = {
  ALICLOUD_ACCESS_KEY: "test",
  ALICLOUD_SECRET_KEY: "test",
  ALICLOUD_REGION: "cn-beijing",
  PULUMI_ECI_WAIT_FACTOR: "0.001",
  NODE_EXTRA_CA_CERTS: caFile,
};

async function clientWith(environment: Record<string, string>, configuration: Record<string, string> = {}) {
  const host = await startedHost({ environment: { ...keys, ...environment } });
  return { host, client: await host.open(configuration) };
}

it.each(["HTTPS_PROXY", "https_proxy"])("sends every call through the proxy of %s", async (variable) => {
  const emulator = await startedCloud();
  const cloud = await startedTlsCloud(emulator.port);
  const proxy = await startedProxy({ to: cloud, login: "robot:p@ss w0rd" });
  const url = `http://robot:p%40ss%20w0rd@${proxy.host}`;
  const { client, host } = await clientWith({ [variable]: url });
  const { id, outs } = await created(client);
  await client.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
  expect(new Set(proxy.asked)).toEqual(
    new Set(["CONNECT sts.cn-beijing.aliyuncs.com:443", "CONNECT eci.cn-beijing.aliyuncs.com:443"]),
  );
  expect(host.printed).not.toContain("w0rd");
});

it("asks registries through the proxy too", async () => {
  const missing = { status: 404, body: { errors: [{ code: "MANIFEST_UNKNOWN" }] } };
  const cloud = await startedTlsCloud(9, ({ host }) =>
    host === "registry.example.com" ? missing : undefined,
  );
  const proxy = await startedProxy({ to: cloud });
  const { client, host } = await clientWith({
    HTTPS_PROXY: proxy.url,
    PULUMI_ECI_VERIFY_IMAGES: "warn",
    PULUMI_ECI_SKIP_CREDENTIALS_CHECK: "true",
  });
  await checked(client);
  await host.drained();
  expect(new Set(proxy.asked)).toEqual(new Set(["CONNECT registry.example.com:443"]));
  expect(host.printed).toContain("registry.example.com has no such image");
});

it.each(["HTTP_PROXY", "http_proxy"])("sends plain requests through the proxy of %s", async (variable) => {
  const emulator = await startedCloud();
  const proxy = await startedProxy({ to: emulator });
  const endpoints = JSON.stringify({ eci: "eci.example.com", sts: "sts.example.com" });
  const configuration = { "alicloud:endpoints": endpoints, "alicloud:protocol": "HTTP" };
  const environment = { PULUMI_ECI_ALLOW_PLAIN_HTTP: "true", [variable]: proxy.host };
  const { client } = await clientWith(environment, configuration);
  await created(client);
  expect(new Set(proxy.asked)).toEqual(
    new Set(["POST http://sts.example.com/", "POST http://eci.example.com/"]),
  );
});

it("goes to this machine without a proxy", async () => {
  const emulator = await startedCloud();
  const proxy = await startedProxy({ to: { status: 403 } });
  const { url } = proxy;
  const host = await startedHost({ environment: { ...keys, HTTPS_PROXY: url, HTTP_PROXY: url } });
  for (const name of ["127.0.0.1", "localhost"]) {
    await created(await host.openOn({ url: emulator.url.replace("127.0.0.1", name) }));
  }
  expect(proxy.asked).toEqual([]);
});

it("leaves out what NO_PROXY exempts", async () => {
  const proxy = await startedProxy({ to: { status: 403 } });
  const environment = { HTTPS_PROXY: proxy.url, no_proxy: "other.example, .invalid" };
  const { client } = await clientWith(environment, {
    "alicloud:endpoints": JSON.stringify({ eci: "eci.invalid:1", sts: "sts.invalid:1" }),
  });
  expect((await failureOf(client.create(await checked(client)))).message).toContain(
    "sts.invalid:1 cannot be reached",
  );
  expect(proxy.asked).toEqual([]);
});

it.each([
  ["wants a login", { to: { status: 403 }, login: "robot:good" }, "answered HTTP 407", "robot:w0rse@"],
  ["refuses the host", { to: { status: 403 } }, "answered HTTP 403", ""],
])("says so at once when the proxy %s, and quotes no password", async (_, options, answer, login) => {
  const proxy = await startedProxy(options);
  const { client, host } = await clientWith({ HTTPS_PROXY: `http://${login}${proxy.host}` });
  const { message } = await failureOf(client.create(await checked(client)));
  expect(message).toContain(`ProxyRefused: the proxy ${proxy.url} of HTTPS_PROXY ${answer}`);
  expect(message + host.printed).not.toContain("w0rse");
  expect([...new Set(proxy.asked)]).toEqual([
    "CONNECT eci.cn-beijing.aliyuncs.com:443",
    "CONNECT sts.cn-beijing.aliyuncs.com:443",
  ]);
});

it("says which proxy cannot be reached, without its password", async () => {
  const { client, host } = await clientWith({ HTTPS_PROXY: "http://robot:w0rse@127.0.0.1:9" });
  const { message } = await failureOf(client.create(await checked(client)));
  expect(message).toContain("the proxy http://127.0.0.1:9 of HTTPS_PROXY cannot be reached");
  expect(message + host.printed).not.toContain("w0rse");
});

it("does not wait for ever for a proxy that is silent", async () => {
  const proxy = await startedProxy({ to: "silence" });
  const { client } = await clientWith({ HTTPS_PROXY: proxy.url, CLIENT_READ_TIMEOUT: "50" });
  const { message } = await failureOf(client.create(await checked(client)));
  expect(message).toContain(`the proxy ${proxy.url} of HTTPS_PROXY did not answer in time`);
});

it("says that a certificate is not trusted, and where to name who signs it", async () => {
  const emulator = await startedCloud();
  const cloud = await startedTlsCloud(emulator.port);
  const proxy = await startedProxy({ to: cloud });
  const { client } = await clientWith({ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: "" });
  const { message } = await failureOf(client.create(await checked(client)));
  expect(message).toMatch(
    /CertificateRefused: the certificate of sts\.cn-beijing\.aliyuncs\.com is not trusted/,
  );
  expect(message).toContain("NODE_EXTRA_CA_CERTS");
});

it.each([
  ["socks5://robot:w0rse@127.0.0.1:9", "names a proxy of the kind socks5, which is not supported"],
  ["http://robot:w0rse@:port:", "is no URL of a proxy"],
])("refuses a proxy that it cannot use, in a preview too, and quotes nothing of it", async (url, reason) => {
  const { client, host } = await clientWith({ HTTPS_PROXY: url });
  const { failures } = await client.check({}, declared());
  expect(failures).toEqual([{ property: "", reason: expect.stringContaining(`HTTPS_PROXY ${reason}`) }]);
  const { message } = await failureOf(client.create(declared({ regionId: "cn-beijing" })));
  expect(message).toContain(`HTTPS_PROXY ${reason}`);
  expect(JSON.stringify(failures) + message + host.printed).not.toContain("w0rse");
});
