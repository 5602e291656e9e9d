import { describe, expect, it } from "vitest";
import { imageKeys, repositoryOf } from "../../../../provider/registry/imageKeys.js";

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

it.each([
  ["nginx:1.29", "nginx"],
  ["Registry.example.com:5000/team/web:V1", "team/web"],
  [`docker.io/Team/web@${digest}`, "Team/web"],
])("the repository of %s is %s", (reference, repository) => {
  expect(repositoryOf(reference)).toBe(repository);
});
