import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { statusPage } from "../../../../../provider/status/page/statusPage.js";
import type { CacheStatus, Status } from "../../../../../provider/status/status.js";

const evil = `</script><script>alert(1)</script><img src=x onerror="alert(2)">`;
const cost = { currency: "USD", month: 0.8, podMonth: 14.4, prices: "prices of 2024-03, cn-hangzhou: x" };

const cacheOf = (more: Partial<CacheStatus> = {}): CacheStatus => ({
  id: "imc-1",
  name: "web",
  regionId: "cn-hangzhou",
  status: "Ready",
  images: ["nginx:1.29"],
  sizeGiB: 40,
  createdAt: "2026-11-01T00:00:00Z",
  owner: "nobody",
  attention: [],
  ...more,
});

const statusOf = (imageCaches: CacheStatus[], more: Partial<Status> = {}): Status => ({
  schema: 1,
  takenAt: "2026-11-27T00:00:00.000Z",
  account: "1000000000000001",
  regions: [{ regionId: "cn-hangzhou" }],
  imageCaches,
  containerGroups: [],
  eips: [],
  sums: {
    imageCaches: imageCaches.length,
    imageCachesGiB: 40,
    containerGroups: 0,
    eips: 0,
    needAttention: 0,
    costs: [],
    unpriced: 0,
  },
  ...more,
});

it("escapes whatever an account holds", () => {
  const owner = evil as CacheStatus["owner"];
  const strange = cacheOf({
    name: evil,
    owner,
    images: [evil],
    resource: evil,
    status: evil,
    id: evil,
    cost,
  });
  const page = statusPage(
    statusOf([strange, cacheOf({ name: evil, attention: ["failed"] })], {
      stack: evil,
      account: evil,
      regions: [{ regionId: evil, error: evil }],
      eips: [{ ...strange, ipAddress: evil }],
      containerGroups: [strange],
    }),
  );
  expect(page.match(/<script>/g)).toHaveLength(1);
  expect(page).not.toContain("<img");
  expect(page).toContain("&lt;/script&gt;&lt;script&gt;alert(1)");
});

it("allows its own style and script by their hashes, and nothing else", () => {
  const page = statusPage(statusOf([cacheOf()]));
  const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
  const hash = (tag: string) => {
    const [, content = ""] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page) ?? [];
    return `sha256-${createHash("sha256").update(content).digest("base64")}`;
  };
  expect(policy.replaceAll("&#39;", "'")).toBe(
    `default-src 'none'; style-src '${hash("style")}'; script-src '${hash("script")}'; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/ style=| on\w+=|https?:|url\(|@import/);
});

it("shows no password that somebody has put into the name of an image", () => {
  const page = statusPage(statusOf([cacheOf({ images: ["user:hunter2@registry.example.com/web:1"] })]));
  expect(page).not.toContain("hunter2");
});

it("shows what needs attention first, and of many caches a part in the timeline and all in the table", () => {
  const many = Array.from({ length: 70 }, (_, index) =>
    cacheOf({ id: `imc-${index}`, name: `cache-${index}` }),
  );
  const page = statusPage(statusOf([...many, cacheOf({ name: "broken", attention: ["failed"] })]));
  expect(page).toContain("and 11 more, in the table below");
  expect(page.match(/<tr><td data-head="needs"/g)).toHaveLength(71);
  expect(page.indexOf("broken")).toBeLessThan(page.indexOf("cache-0"));
});

it("sums by owner and currency, and tells last uses", () => {
  const page = statusPage(
    statusOf([
      cacheOf({ cost, lastMatchedAt: "2026-11-26T12:00:00Z" }),
      cacheOf({ cost, lastMatchedAt: "2026-10-01T00:00:00Z" }),
      cacheOf({ owner: "automatic", cost: { ...cost, currency: "CNY", month: 5 } }),
    ]),
  );
  const text = page
    .replace(/<svg.*?<\/svg>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
  expect(text).toContain("automatic 1 cache 5.00 CNY nobody 2 caches 1.60 USD");
  expect(text).toContain("within a day 1 within a week 0 within 30 days 0 longer ago 1 never 1");
});

it("of nothing is a page too", () => {
  const page = statusPage(statusOf([]));
  expect(page.match(/<p class="quiet">none<\/p>/g)).toHaveLength(3);
});
