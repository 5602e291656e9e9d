import { describe, expect, it } from "vitest";
import { parseReference, wantedOf } from "../../../../provider/registry/reference.js";

const sha = `sha256:${"a".repeat(64)}`;

/** What the reference implementation in Go (distribution/reference, ParseNormalizedNamed) makes of each. */
const names: [string, string, string, string][] = [
  ["nginx", "docker.io", "library/nginx", "latest"],
  ["nginx:1.29", "docker.io", "library/nginx", "1.29"],
  ["library/nginx", "docker.io", "library/nginx", "latest"],
  ["docker.io/nginx", "docker.io", "library/nginx", "latest"],
  ["index.docker.io/nginx", "docker.io", "library/nginx", "latest"],
  ["registry-1.docker.io/library/nginx", "registry-1.docker.io", "library/nginx", "latest"],
  ["host/app", "docker.io", "host/app", "latest"],
  ["Host/app", "Host", "app", "latest"],
  ["REGISTRY.example.com/app:1", "REGISTRY.example.com", "app", "1"],
  ["localhost/app", "localhost", "app", "latest"],
  ["localhost:5000/app", "localhost:5000", "app", "latest"],
  ["host:5000/a/b/c:x", "host:5000", "a/b/c", "x"],
  ["[::1]:5000/app:1", "[::1]:5000", "app", "1"],
  ["[fe80::1]/app", "[fe80::1]", "app", "latest"],
  ["127.0.0.1:5000/a__b", "127.0.0.1:5000", "a__b", "latest"],
  ["a-b/c.d:T_1", "docker.io", "a-b/c.d", "T_1"],
  [`nginx@${sha}`, "docker.io", "library/nginx", sha],
  [`nginx:1.29@${sha}`, "docker.io", "library/nginx", sha],
  ["registry-vpc.cn-hangzhou.aliyuncs.com/ns/app:1", "registry-vpc.cn-hangzhou.aliyuncs.com", "ns/app", "1"],
];

describe("parseReference", () => {
  it.each(names)("reads %s", (text, host, repository, wanted) => {
    const reference = parseReference(text);
    expect([reference.host, reference.repository, wantedOf(reference)]).toEqual([host, repository, wanted]);
  });

  it.each([
    "",
    " ",
    "https://registry.example.com/app",
    "nginx:",
    "nginx:a:b",
    "a___b",
    "a..b",
    "Nginx",
    "registry.example.com/Team/app",
    "a".repeat(64),
    `x:${"t".repeat(129)}`,
    `${"n".repeat(256)}:1`,
    "nginx@sha256:12",
    "-nginx",
    "[::1]:5000",
  ])("refuses %s", (text) => {
    expect(() => parseReference(text)).toThrow();
  });
});
