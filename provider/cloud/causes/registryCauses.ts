import type { Cause } from "./cause.js";

/** No packet comes back: also what is most likely where a build says nothing at all. */
export const noWayOut: Cause = {
  id: "noWayOut",
  texts: [
    "i/o timeout",
    "connection refused",
    "connection timed out",
    "no route to host",
    "network is unreachable",
    "deadline exceeded",
    "TLS handshake timeout",
    "request canceled while waiting for connection",
  ],
  cause: "The build does not reach the registry: its vSwitch has no way there.",
  advice:
    "Over the Internet: set autoCreateEip or eipInstanceId (with eipInternetChargeType PayByTraffic what is pulled costs nothing), or give " +
    "the VPC a NAT gateway with an SNAT entry for the vSwitch. Within the region: name the registry by its VPC host (-vpc), which " +
    "needs neither. The security group must let the registry's port out.",
};

/**
 * What the registry of an image, or the way there, does to a pull. The order is part of it: a text often ends in words of another
 * row (`no match for platform in manifest: not found`).
 */
export const registryCauses: readonly Cause[] = [
  {
    id: "platform",
    texts: ["no match for platform", "no matching manifest for", "does not match the specified platform"],
    cause:
      "The image is not there for the platform of the build: linux/amd64, or windows/amd64 with osType Windows.",
    advice:
      "Build and push it for that platform too, or name a tag that has it. What is there for arm64 alone is cached by a cluster only " +
      "(cpuArchitecture).",
  },
  {
    id: "oldManifest",
    texts: ["manifest.v1+prettyjws", "schema 1"],
    cause: "The image has a manifest of the old kind (schema 1), which nothing pulls any more.",
    advice: "Push the image again with a current tool.",
  },
  {
    id: "noImage",
    texts: ["unexpected media type", "unsupported media type", "unsupported manifest media type"],
    cause:
      "What came under this name is no container image: an artifact such as a chart, or a page of a proxy in between.",
    advice: "Check the name in images, and what stands between the vSwitch and the registry.",
  },
  {
    id: "reference",
    codes: ["InvalidImageName"],
    texts: ["invalid reference format", "could not parse reference", "couldn't parse image reference"],
    cause: "The name of the image is none that can be pulled.",
    advice:
      "Correct it in images: host/path:tag or host/path@digest, the path in small letters, without https://.",
  },
  {
    id: "plainHttp",
    texts: ["server gave HTTP response to HTTPS client", "does not look like a TLS handshake"],
    cause: "The registry speaks plain HTTP.",
    advice:
      "Add its host, with the port, to plainHttpRegistries. A login then travels in clear text: inside the VPC only.",
  },
  {
    id: "certificate",
    texts: ["x509:", "tls: failed to verify certificate", "certificate signed by unknown authority"],
    cause:
      "The build does not trust the certificate of the registry: it is self-signed, has expired, or names another host.",
    advice:
      "Give the registry a certificate that is trusted, or add its host to insecureRegistries, where no certificate is checked.",
  },
  {
    id: "rateLimit",
    texts: ["429 Too Many Requests", "toomanyrequests", "too many requests", "pull rate limit"],
    cause:
      "The registry limits how often is pulled: for each login, and without one for each address, which all behind a NAT gateway share.",
    advice:
      "Log in there by imageRegistryCredentials (in a cluster by imagePullSecrets), or copy the image to Container Registry; or run pulumi " +
      "up again when the time of the limit is over, which is six hours at Docker Hub.",
  },
  {
    id: "nameUnknown",
    texts: ["no such host", "server misbehaving", "temporary failure in name resolution"],
    cause:
      "The VPC of the build does not know the host of the registry: it is misspelt, in a private zone that is not linked to the VPC, or the VPC " +
      "host of another region.",
    advice:
      "Correct the host in images, link the zone to the VPC (PrivateZone), or name the registry by its public host.",
  },
  noWayOut,
  {
    id: "cutOff",
    codes: ["RegistryUnavailable"],
    texts: [
      "unexpected EOF",
      "EOF",
      "connection reset by peer",
      "broken pipe",
      "500 Internal Server Error",
      "502 Bad Gateway",
      "503 Service Unavailable",
      "504 Gateway Timeout",
      "failed size validation",
      "unexpected commit digest",
      "pull QPS exceeded",
    ],
    cause: "The registry is in trouble, or the line to it broke.",
    advice:
      "Run pulumi up again. Where that happens again, take a shorter or a wider way: the VPC host of the registry (-vpc), or more eipBandwidth.",
  },
  {
    id: "private",
    texts: [
      "pull access denied",
      "insufficient_scope",
      "requested access to the resource is denied",
      "no basic auth credentials",
      "anonymous token … 401 Unauthorized",
      "anonymous token … 403 Forbidden",
    ],
    cause:
      "The registry has no such repository, or shows it to some only: without the right login it answers both alike.",
    advice:
      "Check the name in images, and log in by an entry of imageRegistryCredentials whose server is the host of the image (in a cluster a Secret in " +
      "imagePullSecrets), or name the instance in acrRegistryInfos.",
  },
  {
    id: "forbidden",
    texts: ["403 Forbidden"],
    cause:
      "The registry refuses whoever pulls: its access list, a right that is missing, or an address of a layer that has expired meanwhile.",
    advice:
      "In Container Registry, let the access list of the instance take the VPC or the address of the build, and grant cr:PullRepository; elsewhere " +
      "check what the login may read.",
  },
  {
    id: "login",
    codes: ["containerRepositoryAuthorizationFailed"],
    texts: [
      "401 Unauthorized",
      "authentication required",
      "incorrect username or password",
      "failed to authorize",
    ],
    cause: "The registry refuses the login.",
    advice:
      "Check server, userName and password in imageRegistryCredentials (in a cluster the Secrets in imagePullSecrets): server is the host of the " +
      "image. A temporary password of Container Registry ends after an hour; acrRegistryInfos needs none.",
  },
  {
    id: "full",
    texts: ["no space left on device"],
    cause: "The images do not fit into the cache, which holds them packed and unpacked while it is built.",
    advice:
      "Raise imageCacheSize: twice the size of all images unpacked is advised. Each pod that starts from the cache pays for a disk of that size as " +
      "long as it runs.",
  },
  {
    id: "missing",
    texts: [
      "not found",
      "manifest unknown",
      "MANIFEST_UNKNOWN",
      "NAME_UNKNOWN",
      "repository name not known",
      "no such image",
    ],
    cause: "The registry has no such image, or not under this tag.",
    advice: "Check that each of images and its tag exist, and that the registry of this region holds them.",
  },
];
