import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContentStore, contentFolder, digestOf } from "../../../../provider/registry/contentStore.js";

describe("ContentStore", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-eci-content-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const text = Buffer.from("content");
  const name = digestOf(text).replace(":", "-");

  it("keeps what stands for its digest, and nothing else", async () => {
    const store = new ContentStore(folder);
    await store.put(digestOf(text), text);
    await store.put(digestOf(Buffer.from("other")), text);
    await store.put("sha256:../../etc", text);
    expect(readdirSync(folder)).toEqual([name]);
    expect(await store.get(digestOf(text))).toEqual(text);
    writeFileSync(join(folder, name), "another content");
    expect(await store.get(digestOf(text))).toBeUndefined();
  });

  it("takes out the least used beyond 50 MB", async () => {
    const big = Buffer.alloc(20 * 1024 * 1024);
    const files = ["a", "b", "c"].map((one) => join(folder, `sha256-${one.repeat(64)}`));
    for (const [age, file] of files.entries()) {
      writeFileSync(file, big);
      utimesSync(file, age, age);
    }
    await new ContentStore(folder).put(digestOf(text), text);
    expect(readdirSync(folder).sort()).toEqual(
      [...files.slice(1).map((file) => file.slice(folder.length + 1)), name].sort(),
    );
  });

  it("lies in the user's cache", () => {
    expect(contentFolder({ XDG_CACHE_HOME: "/c" })).toBe("/c/pulumi-eci/registry");
    expect(contentFolder({})).toMatch(/\.cache\/pulumi-eci\/registry$/);
  });
});
