import { ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestStack } from "./stack.js";

const password = "correct horse/battery+staple";
const forms = [password, encodeURIComponent(password), Buffer.from(password).toString("base64")];

describe("a registry password", () => {
  let stack: TestStack;
  const seen: string[] = [];
  const declare = (image: string) =>
    stack.declare(async () => {
      const cache = new ImageCache("web", {
        images: [image],
        imageRegistryCredentials: [{ server: "registry.example.com", userName: "reader", password }],
      });
      return { credentials: cache.imageRegistryCredentials };
    });

  beforeAll(async () => {
    stack = await TestStack.create();
    declare("registry.example.com/fail-build:1");
    for (const run of [await stack.up(), await stack.preview()])
      seen.push(run.output, await stack.storedState());
    declare("registry.example.com/web:1");
    stack.emulator.faults.add({
      action: "CreateImageCache",
      fault: { kind: "error", status: 400, code: "InvalidParameter", message: `Bad value ${password}.` },
    });
    for (const run of [await stack.up(), await stack.up(), await stack.refresh(), await stack.destroy()]) {
      seen.push(run.output, await stack.storedState());
    }
  });
  afterAll(async () => {
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it("reaches the cloud", () => {
    const sent = stack.emulator.calls.filter(({ action }) => action === "CreateImageCache");
    expect(sent.length).toBeGreaterThan(1);
    expect(sent[0]?.parameters["ImageRegistryCredential.1.Password"]).toBe("***");
  });

  it("stands neither in the state nor in any output, in no encoding", () => {
    expect(seen.join("\n")).toContain("Bad value ***");
    for (const form of forms) for (const text of seen) expect(text).not.toContain(form);
  });
});
