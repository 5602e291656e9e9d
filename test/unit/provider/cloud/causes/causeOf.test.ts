import { describe, expect, it } from "vitest";
import { causeOfCode, causeOfEvent, causes } from "../../../../../provider/cloud/causes/causeOf.js";

/** Images and hosts that are called like failures, beside an ordinary one. */
const images = [
  "registry.example.com/team/web:1.29",
  "registry.example.com/team/tls-proxy:x509",
  "docker.io/library/not-found-page:not-found",
  "registry.example.com/stock-ticker:out-of-stock",
  "denied-access/authorization:denied",
  "registry.example.com:401/forbidden/eof:403",
  "127.0.0.1:5000/toomanyrequests/manifest-unknown@sha256:4034295004010000000000000000000000000000000000000000000000000429",
  "no-such-host.example.com/timeout/insufficient_scope:500",
];

const host = (image: string) => image.split("/")[0] ?? "";
const path = (image: string) => image.slice(host(image).length + 1).replace(/[:@].*/, "");
const unpack = (image: string) =>
  `Failed to pull image "${image}": rpc error: code = Unknown desc = failed to pull and unpack image "${image}": `;
const resolve = (image: string) => `${unpack(image)}failed to resolve reference "${image}": `;
const head = (image: string, why: string) =>
  `${resolve(image)}failed to do request: Head "https://${host(image)}/v2/${path(image)}/manifests/1.0": ${why}`;
const token = (image: string, why: string) =>
  `${resolve(image)}failed to authorize: failed to fetch oauth token: unexpected status from GET request to ` +
  `https://auth.${host(image)}/token?scope=repository%3A${path(image)}%3Apull&service=${host(image)}: ${why}`;

/** What containerd, kubelet and the service say, for each cause that texts can mean. */
const texts: Record<string, ((image: string) => string)[]> = {
  platform: [
    (image) => `${unpack(image)}no match for platform in manifest: not found`,
    (image) => `no matching manifest for linux/amd64 in the manifest list entries of ${image}`,
    (image) =>
      `image "${image}" does not match the specified platform: wanted linux/amd64, actual: linux/arm64`,
  ],
  oldManifest: [
    (image) =>
      `${unpack(image)}media type "application/vnd.docker.distribution.manifest.v1+prettyjws" is no longer supported since containerd v2.1: not found`,
    (image) => `${unpack(image)}Docker Image manifest version 2, schema 1 is no longer supported`,
  ],
  noImage: [
    (image) =>
      `${unpack(image)}failed to unpack image on snapshotter overlayfs: unexpected media type text/html for sha256:f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2: not found`,
    (image) => `${unpack(image)}unsupported media type application/vnd.cncf.helm.config.v1+json`,
  ],
  reference: [
    (image) =>
      `Failed to apply default image tag "${image}": couldn't parse image reference "${image}": invalid reference format`,
  ],
  plainHttp: [
    (image) => head(image, "http: server gave HTTP response to HTTPS client"),
    (image) => head(image, "tls: first record does not look like a TLS handshake"),
  ],
  certificate: [
    (image) =>
      head(image, "tls: failed to verify certificate: x509: certificate signed by unknown authority"),
    (image) => head(image, `x509: certificate is valid for a.example.com, not ${host(image)}`),
    (image) =>
      head(
        image,
        "x509: certificate has expired or is not yet valid: current time 2026-11-26T10:00:00Z is after",
      ),
  ],
  rateLimit: [
    (image) =>
      `${resolve(image)}unexpected status code https://${host(image)}/v2/${path(image)}/manifests/1.0: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.`,
    (image) => token(image, "429 Too Many Requests"),
  ],
  nameUnknown: [
    (image) => head(image, `dial tcp: lookup ${host(image)} on 100.100.2.136:53: no such host`),
    (image) => head(image, `dial tcp: lookup ${host(image)}: Temporary failure in name resolution`),
  ],
  noWayOut: [
    (image) => head(image, "dial tcp 198.51.100.7:443: i/o timeout"),
    (image) => head(image, "dial tcp 198.51.100.7:5000: connect: connection refused"),
    (image) => head(image, "dial tcp [2001:db8::7]:443: connect: no route to host"),
    (image) => head(image, "net/http: TLS handshake timeout"),
    (image) => `${unpack(image)}rpc error: code = DeadlineExceeded desc = context deadline exceeded`,
    (image) =>
      `no route to ${host(image)}: give the cache an EIP, or the vSwitch a NAT gateway (i/o timeout)`,
    (image) =>
      `${resolve(image)}failed to authorize: failed to fetch anonymous token: Get "https://auth.${host(image)}/token": dial tcp 198.51.100.7:443: i/o timeout`,
  ],
  cutOff: [
    (image) => `${unpack(image)}failed to copy: httpReadSeeker: failed open: unexpected EOF`,
    (image) => head(image, "EOF"),
    (image) => head(image, "read tcp 10.0.0.2:43160->198.51.100.7:443: read: connection reset by peer"),
    (image) => token(image, "503 Service Unavailable"),
    (image) =>
      `${unpack(image)}failed commit on ref "layer-sha256:0011223344": unexpected commit digest sha256:aabbccddeeff`,
  ],
  private: [
    (image) => `${resolve(image)}no basic auth credentials`,
    (image) =>
      `${resolve(image)}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    (image) =>
      `${resolve(image)}unexpected status: 403 Forbidden: denied: requested access to the resource is denied`,
    (image) =>
      `${resolve(image)}failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://${host(image)}/token: 401 Unauthorized`,
  ],
  forbidden: [
    (image) =>
      `${resolve(image)}pulling from host ${host(image)} failed with status code [manifests 1.0]: 403 Forbidden`,
    (image) => token(image, "403 Forbidden"),
  ],
  login: [
    (image) => `${host(image)} answered 401 Unauthorized`,
    (image) => token(image, "401 Unauthorized"),
    (image) => `${resolve(image)}unauthorized: authentication required`,
    (image) =>
      `${resolve(image)}failed to authorize: failed to fetch oauth token: unauthorized: incorrect username or password`,
  ],
  full: [
    (image) =>
      `${unpack(image)}failed to extract layer sha256:001122334455: write /var/lib/containerd/tmpmounts/data: no space left on device: unknown`,
  ],
  missing: [
    (image) => `${resolve(image)}${image}: not found`,
    (image) => `Failed to pull image "${image}": manifest unknown`,
    (image) => `${resolve(image)}{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}`,
    (image) => `${resolve(image)}name unknown: repository name not known to registry`,
    (image) => `pulling from host ${host(image)} failed with status code [manifests 401]: 404 Not Found`,
  ],
  stock: [
    (image) =>
      `Create the instance for ${image} failed: the requested resource is out of stock. cn-beijing-h`,
    () => "current zone closed or limited cn-beijing-h",
    () => "the zone is sold out",
  ],
  quota: [() => "ImageCache quota is full."],
  diskQuota: [() => "Your disk capacity quota in [cn-beijing] is exceeded"],
  disk: [() => "Attach disk d-2zeabcdef failed"],
  serviceRole: [() => "No permission granted to eci service account for ecs:CreateSnapshot."],
  vswitchNotReady: [
    () =>
      "Image cache auto create failed for The current status of vsw-2ze4 is [Creating], does not support this operation, need CreatedorAvailable.4C1B",
  ],
  namedCacheGone: [() => "The specified image cache imc-2ze4 does not exist."],
  namedCacheNotReady: [() => "The production for specified image cache imc-2ze4 is not yet complete."],
  crashing: [(image) => `Back-off restarting failed container of ${image}`],
  deadline: [() => "Pod was active on the node longer than the specified deadline"],
  balance: [() => "not enough balance to purchase cn-beijing-h"],
  busy: [
    (image) => `The request was denied due to system flow control. ${image}`,
    () => "The request processing has failed due to heavy load of the service",
  ],
};

const withTexts = causes.filter((cause) => cause.texts !== undefined).map(({ id }) => id);

it("has something to show for each cause that texts can mean", () => {
  expect(Object.keys(texts).sort()).toEqual([...withTexts].sort());
});

describe.each(Object.entries(texts))("%s", (id, samples) => {
  it.each(images)("is found whatever the image is called: %s", (image) => {
    const found = samples.map((sample) => causeOfEvent({ reason: "Failed", message: sample(image) })?.id);
    expect(found).toEqual(samples.map(() => id));
  });
});

it.each(images)("takes no name for a failure: %s", (image) => {
  const harmless = [
    `Failed to pull image "${image}": something nobody has seen before`,
    `Success pull image ${image}`,
    `Back-off pulling image "${image}"`,
    `Error while pulling ${image}: code 17`,
    `dial ${host(image)} with https://${host(image)}/v2/${path(image)}/manifests/1 gave up`,
  ];
  expect(harmless.map((message) => causeOfEvent({ reason: "Failed", message }))).toEqual(
    harmless.map(() => undefined),
  );
});

it.each(causes.flatMap(({ id, codes = [] }) => codes.map((code) => [code, id] as const)))(
  "%s is %s, as a code, as a reason, and whatever the text says",
  (code, id) => {
    const message = 'Failed to pull image "r.example.com/a:1": 401 Unauthorized, no space left on device';
    expect([causeOfCode(code)?.id, causeOfEvent({ reason: code, message })?.id]).toEqual([id, id]);
  },
);

it("has each code once", () => {
  const codes = causes.flatMap((cause) => cause.codes ?? []);
  expect(codes).toHaveLength(new Set(codes).size);
});

it.each([
  [
    "CreateImageCache failed: QuotaExceeded: The quota of 50 image caches is used up (HTTP 403, request R)",
    "quota",
  ],
  ["CreateImageCache failed: OperationDenied.NoStock: no (HTTP 403)", "stock"],
  ["Unauthorized: 401 Unauthorized", "login"],
])("finds the code in a text that quotes a refusal: %s", (message, id) => {
  expect(causeOfEvent({ reason: "Failed", message })?.id).toBe(id);
});

it("knows nothing of an event that says nothing", () => {
  expect(causeOfEvent({})).toBeUndefined();
});
