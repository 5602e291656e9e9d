import { describe, expect, it } from "vitest";
import { imageKeys, lackingImages } from "../../../../sdk/kubernetes/imageReference.js";

const digest = `sha256:${"0".repeat(64)}`;

describe("the names of an image", () => {
  it.each([
    ["nginx", ["docker.io/library/nginx:latest"]],
    ["team/web:1", ["docker.io/team/web:1"]],
    ["index.docker.io/library/nginx:1.27", ["docker.io/library/nginx:1.27"]],
    ["localhost/web", ["localhost/web:latest"]],
    ["10.0.0.1:5000/web", ["10.0.0.1:5000/web:latest"]],
    ["Registry.example.com:5000/team/web:1.4.2", ["registry.example.com:5000/team/web:1.4.2"]],
    [`nginx@${digest}`, [`docker.io/library/nginx@${digest}`]],
    [`nginx:1@${digest}`, [`docker.io/library/nginx@${digest}`, "docker.io/library/nginx:1"]],
  ])("%s", (reference, keys) => {
    expect(imageKeys(reference)).toEqual(keys);
  });
});

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
