import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { create } from "../conformance/support/imageCaches.js";
import { start } from "../support/command.js";

/** An emulator of the command, whose account is not the usual one. */
async function emulator() {
  const child = start("emulator", "--port", "0", "--account-id", "1234567890123456");
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const url = line.replace("listening on ", "");
  const endpoint = url.replace("http://", "");
  const target = { endpoint, accessKeyId: "test", accessKeySecret: "test", region: "cn-beijing" };
  const calls = async () => ((await (await fetch(`${url}/_emulator/calls`)).json()) as unknown[]).length;
  return { url, target, calls };
}

it("shows at / what it has, with its calls and faults, and is no call itself", async () => {
  const { url, target, calls } = await emulator();
  const id = await create(target, { ImageCacheName: "<script>web", Image: ["nginx:1.29"] });
  await fetch(`${url}/_emulator/faults`, {
    method: "POST",
    body: JSON.stringify({ action: "DeleteImageCache", fault: { kind: "throttle" } }),
  });
  const before = await calls();
  const answer = await fetch(`${url}/`);
  expect(answer.headers.get("refresh")).toBe("5");
  expect(answer.headers.get("content-type")).toContain("text/html");
  const page = await answer.text();
  for (const text of [
    id,
    "&lt;script&gt;web",
    "cn-beijing",
    "1234567890123456",
    "CreateImageCache",
    "throttle",
  ])
    expect(page).toContain(text);
  expect(page).not.toContain("<script>web");
  expect(page).toContain("default-src");
  expect(await calls()).toBe(before);
});

it("shows one that has nothing", async () => {
  const { url } = await emulator();
  expect(await (await fetch(`${url}/`)).text()).toContain('Faults that wait</h2><p class="quiet">none');
});
