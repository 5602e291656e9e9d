import { describe, expect, it } from "vitest";
import { lackingImages } from "../../../../sdk/kubernetes/lackingImages.js";

const digest = `sha256:${"0".repeat(64)}`;

describe("what a cache lacks", () => {
  it.each([
    [["nginx"], ["docker.io/library/nginx:latest"], []],
    [["nginx:1.27", "busybox"], ["nginx:1.27"], ["busybox"]],
    [["nginx:1.27"], ["nginx:1.26"], ["nginx:1.27"]],
    [["nginx:1"], [`nginx:1@${digest}`], []],
    [[`nginx:2@${digest}`], [`nginx:1@${digest}`], []],
    [["r.example.com/nginx"], ["nginx"], ["r.example.com/nginx"]],
    [["busybox", "busybox"], [], ["busybox"]],
  ])("%j of %j", (wanted, held, lacking) => {
    expect(lackingImages(wanted, held)).toEqual(lacking);
  });
});
