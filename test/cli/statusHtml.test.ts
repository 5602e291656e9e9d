import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Emulator, startEmulator, steppedClock } from "pulumi-eci/emulator";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Chromium, findChromium, type View } from "../../tools/browser/chromium.mts";
import { create } from "../conformance/support/imageCaches.js";
import { runIn } from "../support/command.js";

const day = 24 * 60 * 60 * 1_000;
const env = { ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "test", ALICLOUD_REGION: "cn-hangzhou" };
const evil = `<script>window.owned=1</script><img src=x onerror="window.owned=2">`;

let emulator: Emulator;
let folder: string;
let page: string;
const status = (...args: string[]) => runIn({ env }, "status", "--endpoint", emulator.url, ...args);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "status-html-"));
  page = join(folder, "status.html");
  const start = Date.now() - 40 * day;
  emulator = await startEmulator({ buildMs: 0, clock: steppedClock({ stepMs: 0, start }) });
  const target = { accessKeyId: "test", accessKeySecret: "test", region: "cn-hangzhou" };
  const declare = (name: string, more: object) =>
    create(
      { ...target, endpoint: emulator.url.replace("http://", "") },
      { ImageCacheName: name, Image: ["a:1"], ...more },
    );
  await declare("b-middle", { ImageCacheSize: 40 });
  emulator.clock.advance(40 * day);
  const evilId = await declare("c-evil", {
    ImageCacheSize: 100,
    RetentionDays: 9,
    "Tag.1.Key": "team",
    "Tag.1.Value": evil,
  });
  emulator.imageCaches.change(evilId, { ImageCacheName: evil });
  await declare("a-small", { RetentionDays: 2 });
});
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true });
});

test("is written beside what is printed, and not where there is no folder", async () => {
  const { stdout, exitCode } = await status("--html", page);
  expect(stdout).toContain("3 image caches of 160 GiB");
  expect(exitCode).toBe(0);
  expect(await status("--html", join(folder, "nowhere", "x.html"))).toMatchObject({
    exitCode: 2,
    stdout: "",
    stderr: expect.stringContaining("cannot be written: its folder is not there"),
  });
});

const program = findChromium();
if (program === undefined)
  console.warn(
    "SKIPPED: the page of status in a browser, because no chromium and no google-chrome is on PATH.",
  );

describe.skipIf(program === undefined)("the page in a browser", () => {
  let browser: Chromium;

  beforeAll(async () => {
    browser = await Chromium.start(program ?? "");
  });
  afterAll(() => browser?.close());

  const desk: View = { width: 1_200, height: 900 };
  const visit = async (view: View = desk) => {
    await status("--html", page);
    await browser.visit(pathToFileURL(page).href, view);
  };

  test("loads nothing, breaks no rule of its own, and runs nothing of what an account holds", async () => {
    await visit();
    expect(browser.requests).toEqual([pathToFileURL(page).href]);
    expect(browser.complaints).toEqual([]);
    expect(await browser.evaluate("window.owned")).toBeUndefined();
    expect(await browser.evaluate<string>("document.body.innerText")).toContain(evil);
  });

  test("lets nothing in that is put into it later", async () => {
    await visit();
    await browser.evaluate(
      `document.body.insertAdjacentHTML("beforeend", '<img src="https://example.com/x.png">')`,
    );
    await browser.evaluate(
      `document.body.append(Object.assign(document.createElement("script"), { textContent: "window.owned = 3" }))`,
    );
    expect(await browser.evaluate("window.owned")).toBeUndefined();
    // The browser tells of both that it has refused them.
    await vi.waitFor(() => expect(browser.complaints).toHaveLength(2));
    expect(browser.complaints.join()).toMatch(/Content Security Policy.*Content Security Policy/s);
  });

  const names = () =>
    browser.evaluate<string[]>(
      `[...document.querySelectorAll("tbody")[0].rows].map((row) => row.cells[1].dataset.sort.slice(0, 8))`,
    );
  const press = (head: string) =>
    browser.evaluate(
      `[...document.querySelectorAll("table")[0].querySelectorAll("button")].find((one) => one.textContent === ${JSON.stringify(head)}).click()`,
    );

  test("sorts its tables by any column, both ways, with what is not there at the end", async () => {
    await visit();
    await press("GiB");
    expect(await names()).toEqual(["a-small", "b-middle", "<script>"]);
    await press("GiB");
    expect(await names()).toEqual(["<script>", "b-middle", "a-small"]);
    expect(await browser.evaluate(`document.querySelector("th[aria-sort]").getAttribute("aria-sort")`)).toBe(
      "descending",
    );
    await press("month, at most");
    expect(await names()).toEqual(["a-small", "b-middle", "<script>"]);
    await press("expires");
    expect(await names()).toEqual(["a-small", "<script>", "b-middle"]);
    await press("expires");
    expect(await names()).toEqual(["<script>", "a-small", "b-middle"]);
  });

  test.each<[string, View]>([
    ["a desk", desk],
    ["a tablet", { width: 800, height: 1_000 }],
    ["a phone", { width: 360, height: 740 }],
  ])("fits on %s", async (_, view) => {
    await visit(view);
    const [wide, inner] = await browser.evaluate<number[]>(
      "[document.documentElement.scrollWidth, innerWidth]",
    );
    expect(wide).toBeLessThanOrEqual(inner ?? 0);
    expect(inner).toBe(view.width);
  });

  test("is light, dark, and light again on paper", async () => {
    const ground = () => browser.evaluate("getComputedStyle(document.body).backgroundColor");
    await visit();
    expect(await ground()).toBe("rgb(255, 255, 255)");
    await browser.look({ ...desk, scheme: "dark" });
    expect(await ground()).toBe("rgb(17, 21, 26)");
    await browser.look({ ...desk, scheme: "dark", media: "print" });
    expect(await ground()).toBe("rgb(255, 255, 255)");
  });
});
