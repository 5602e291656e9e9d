import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Registries } from "../../provider/registry/registries.js";
import { digestOf, types } from "../../tools/registry/images.mts";
import { startOddRegistry } from "../support/registry/oddRegistry.js";
import { startTokenServer } from "../support/registry/tokenServer.js";

const platform = { os: "linux", architecture: "amd64" };
const login = { userName: "somebody", password: "geheim" };

const layer = { mediaType: types.layer, digest: `sha256:${"1".repeat(64)}`, size: 10 };
const config = Buffer.from(JSON.stringify(platform));
const manifest = Buffer.from(
  JSON.stringify({
    schemaVersion: 2,
    config: { mediaType: types.config, digest: digestOf(config), size: config.length },
    layers: [layer],
  }),
);
const digest = digestOf(manifest);

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "pulumi-eci-cache-"));
});
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

function registriesAt(endpoints: Record<string, string>, registryTimeoutMs = 5_000): Registries {
  const settings = { registryEndpoints: endpoints, registryTimeoutMs, isEmulated: true };
  return new Registries(settings, { XDG_CACHE_HOME: cache });
}

type Answer = (request: IncomingMessage, response: ServerResponse, url: string) => void;

/** Serves the one image, as it should. */
const serve: Answer = ({ method, url = "" }, response) => {
  const body = url.includes("/blobs/") ? config : manifest;
  response.writeHead(200, { "docker-content-digest": digestOf(body) });
  response.end(method === "HEAD" ? undefined : body);
};

const say =
  (status: number, body = "", headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

async function lookAt(answer: Answer, timeoutMs?: number) {
  const odd = await startOddRegistry(answer);
  const found = await registriesAt({ "*": odd.url }, timeoutMs).look("app:1", { platform, login });
  expect(JSON.stringify(found)).not.toContain(login.password);
  return { ...odd, found };
}

describe("a registry without HEAD", () => {
  it.each([400, 404, 405])(
    "that answers %i is asked by GET, and the body tells the digest",
    async (status) => {
      const { found } = await lookAt((request, response, url) =>
        request.method === "HEAD" ? say(status)(request, response, url) : serve(request, response, url),
      );
      expect(found).toMatchObject({ is: "found", digest });
    },
  );

  it.each([
    ["no digest", {}],
    ["a digest that is none", { "docker-content-digest": "latest" }],
  ])("with %s in its answer too", async (_, headers: Record<string, string>) => {
    const { found } = await lookAt((request, response, url) =>
      request.method === "HEAD"
        ? say(200, "", headers)(request, response, url)
        : serve(request, response, url),
    );
    expect(found).toMatchObject({ is: "found", digest });
  });
});

describe("an answer that is no manifest", () => {
  const texts: [string, string][] = [
    ["a page", "<html>not found</html>"],
    ["broken JSON", '{"schemaVersion": 2, "la'],
    ["null", "null"],
    ["an empty object", "{}"],
    ["a list", "[]"],
    ["an index without list", JSON.stringify({ schemaVersion: 2, manifests: null })],
    ["an index of nothing", JSON.stringify({ schemaVersion: 2, manifests: [null] })],
    ["layers without size", JSON.stringify({ schemaVersion: 2, config: layer, layers: [{ digest }] })],
  ];
  it.each(texts)("is refused: %s", async (_, text) => {
    const head = { "docker-content-digest": digestOf(Buffer.from(text)) };
    const { found } = await lookAt(say(200, text, head));
    expect(found).toMatchObject({ is: "unchecked", cause: "senseless" });
  });

  it("is refused where it is not what its digest says", async () => {
    const { found } = await lookAt(
      say(200, manifest.toString(), { "docker-content-digest": `sha256:${"0".repeat(64)}` }),
    );
    expect(found).toMatchObject({ is: "unchecked", cause: "senseless" });
  });

  it("is refused where it does not end", async () => {
    const endless = Buffer.alloc(1024 * 1024, " ");
    const { found } = await lookAt((request, response) => {
      response.writeHead(200, { "docker-content-digest": digest });
      if (request.method === "HEAD") return void response.end();
      const more = () => {
        while (response.write(endless));
        response.once("drain", more);
      };
      more();
    });
    expect(found).toMatchObject({ is: "unchecked", cause: "senseless" });
  });

  it("of the first format is named as such", async () => {
    const text = JSON.stringify({ schemaVersion: 1, fsLayers: [] });
    const { found } = await lookAt(say(200, text, { "docker-content-digest": digestOf(Buffer.from(text)) }));
    expect(found).toEqual({ is: "schema1", host: "docker.io" });
  });
});

describe("a status", () => {
  it.each([
    ["404 with a page", say(404, "<html>"), { is: "unchecked", cause: "senseless" }],
    [
      "404 with another code",
      say(404, '{"errors":[{"code":"DENIED"}]}'),
      { is: "unchecked", cause: "senseless" },
    ],
    ["404 that names the manifest", say(404, '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}'), { is: "missing" }],
    ["404 that names the repository", say(404, '{"errors":[{"code":"NAME_UNKNOWN"}]}'), { is: "missing" }],
    ["401 without a challenge", say(401), { is: "refused", withLogin: true }],
    ["401 with a strange challenge", say(401, "", { "www-authenticate": "Negotiate" }), { is: "refused" }],
    ["403", say(403), { is: "refused" }],
    ["500", say(500), { is: "unchecked", cause: "server" }],
    ["503", say(503, "<html>"), { is: "unchecked", cause: "server" }],
    ["418", say(418), { is: "unchecked", cause: "senseless" }],
  ] as const)("%s", async (_, answer, expected) => {
    expect((await lookAt(answer)).found).toMatchObject(expected);
  });

  it("429 ends what is asked of the host, and says how long", async () => {
    const odd = await startOddRegistry(say(429, "", { "retry-after": "60" }));
    const registries = registriesAt({ "*": odd.url });
    for (const image of ["app:1", "app:2", "other:1"]) {
      expect(await registries.look(image, { platform })).toMatchObject({
        is: "unchecked",
        cause: "limited",
        reason: expect.stringContaining("HTTP 429, for 60 s"),
      });
    }
    expect(odd.asked).toHaveLength(1);
  });

  it("with little left ends the GETs", async () => {
    const odd = await startOddRegistry((request, response, url) => {
      response.setHeader("ratelimit-remaining", "19;w=21600");
      serve(request, response, url);
    });
    expect(await registriesAt({ "*": odd.url }).look("app:1", { platform })).toEqual({
      is: "found",
      digest,
      image: undefined,
    });
    expect(odd.asked.map(({ method }) => method)).toEqual(["HEAD"]);
  });
});

describe("a redirect", () => {
  it("is followed, and takes no login to another origin", async () => {
    const store = await startOddRegistry(serve);
    const { found, asked } = await lookAt((request, response, url) => {
      if (request.headers.authorization === undefined)
        return say(401, "", { "www-authenticate": 'Basic realm="x"' })(request, response, url);
      return say(307, "", { location: `${store.url}${request.url}` })(request, response, url);
    });
    expect(found).toMatchObject({ is: "found", digest });
    expect(asked.some(({ authorization }) => authorization !== undefined)).toBe(true);
    expect(store.asked.map(({ authorization }) => authorization)).toEqual(store.asked.map(() => undefined));
  });

  it.each([
    ["in a loop", (url: string) => url],
    ["to what is no address", () => "http://"],
    ["to another kind of address", () => "file:///etc/passwd"],
  ])("%s is given up", async (_, target) => {
    const { found } = await lookAt((request, response, url) =>
      say(302, "", { location: target(`${url}${request.url}`) })(request, response, url),
    );
    expect(found).toMatchObject({ is: "unchecked", cause: "senseless" });
  });
});

describe("a token server", () => {
  const asking =
    (realm: string, more = ""): Answer =>
    (request, response, url) =>
      request.headers.authorization === "Bearer good"
        ? serve(request, response, url)
        : say(401, "", { "www-authenticate": `Bearer realm="${realm}"${more}` })(request, response, url);

  it("without a scope in the challenge is asked for the repository", async () => {
    const tokens = await startOddRegistry(say(200, '{"token":"good"}'));
    const { found } = await lookAt(asking(tokens.url, ',service="a,b"'));
    expect(found).toMatchObject({ is: "found" });
    expect(tokens.asked).toMatchObject([{ path: "/?service=a%2Cb&scope=repository%3Alibrary%2Fapp%3Apull" }]);
  });

  it.each([
    ["401", say(401), { is: "refused", withLogin: true }],
    ["403", say(403), { is: "refused" }],
    ["500", say(500), { is: "unchecked", cause: "server" }],
    ["no token", say(200, "{}"), { is: "unchecked", cause: "senseless" }],
    ["a page", say(200, "<html>"), { is: "unchecked", cause: "senseless" }],
    ["a token that opens nothing", say(200, '{"token":"bad"}'), { is: "refused" }],
  ] as const)("that answers %s", async (_, answer, expected) => {
    const tokens = await startOddRegistry(answer);
    expect((await lookAt(asking(tokens.url))).found).toMatchObject(expected);
  });

  it.each([
    ["nowhere", ""],
    ["in plain off the machine", "http://tokens.example.com/"],
    ["in a file", "file:///etc/passwd"],
  ])("%s gets no login", async (_, realm) => {
    expect((await lookAt(asking(realm))).found).toMatchObject({ is: "unchecked", cause: "senseless" });
  });
});

describe("silence", () => {
  it("ends with the time for look-ups, and holds up only its own host", async () => {
    const hanging = await startOddRegistry(() => {});
    const half = await startOddRegistry((_, response) => void response.writeHead(200).write("{"));
    const good = await startOddRegistry(serve);
    const registries = registriesAt({ "a.io": hanging.url, "b.io": half.url, "*": good.url }, 1_000);
    const images = Array.from({ length: 40 }, (_, index) => `app:${index}`);
    const looks = ["a.io/x:1", "b.io/x:1", ...images, "a.io/y:1"].map((image) =>
      registries.look(image, { platform }),
    );
    const [first, second, ...others] = await Promise.all(looks);
    expect(first).toMatchObject({ is: "unchecked", cause: "silent", host: "a.io" });
    expect(second).toMatchObject({ is: "unchecked", host: "b.io" });
    expect(others.pop()).toMatchObject({ is: "unchecked", cause: "silent", host: "a.io" });
    expect(others.map(({ is }) => is)).toEqual(images.map(() => "found"));
    expect(await registries.look("a.io/z:1", { platform })).toMatchObject({
      is: "unchecked",
      cause: "silent",
    });
    expect(hanging.asked).toHaveLength(2);
  });

  it("of everybody ends when the time is up", async () => {
    const hanging = await startOddRegistry(() => {});
    const registries = registriesAt({ "*": hanging.url }, 100);
    const hosts = Array.from({ length: 8 }, (_, index) => `r${index}.io/app:1`);
    const found = await Promise.all(hosts.map((image) => registries.look(image, { platform })));
    for (const outcome of found) expect(outcome).toMatchObject({ is: "unchecked" });
  });
});

it("a login is not sent to the token server of a registry that is asked without one", async () => {
  const tokens = await startTokenServer();
  const odd = await startOddRegistry(
    say(401, "", { "www-authenticate": `Bearer realm="${tokens.options.realm}",service="x"` }),
  );
  await registriesAt({ "*": odd.url }).look("app:1", { platform });
  await tokens.stop();
  expect(tokens.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
});
