import { expect, test } from "vitest";
import { matchedImages } from "../../../../../../provider/resources/imageCache/matching/matchedImage.js";

const sum = `sha256:${"1".repeat(64)}`;
const other = `sha256:${"2".repeat(64)}`;

test.each([
  ["nginx:1.29", "nginx:1.29", "cached"],
  ["nginx:1.29", "docker.io/library/nginx:1.29", "cached"],
  ["nginx", "nginx:latest", "cached"],
  ["nginx:1.29", "nginx:1.28", "missing"],
  ["nginx:1.29", "quay.io/library/nginx:1.29", "missing"],
  [`nginx@${sum}`, `nginx:1.29@${sum}`, "cached"],
  [`nginx@${sum}`, `nginx@${other}`, "missing"],
  [`nginx:1.29@${sum}`, "nginx:1.29", "unknown"],
  ["nginx:1.29", `nginx:1.29@${sum}`, "unknown"],
  ["NGINX:1", "nginx:1", "unknown"],
  ["nginx:1.29", "not a name", "missing"],
  ["not a name", "not a name", "cached"],
  [
    "registry.cn-hangzhou.aliyuncs.com/team/app:1",
    "registry-vpc.cn-hangzhou.aliyuncs.com/team/app:1",
    "unknown",
  ],
])("%s beside a cache of %s is %s", (image, held, state) => {
  expect(matchedImages([image], [held])).toEqual([{ image, state }]);
});

test("what is certain of one of a cache's images wins", () => {
  const held = [`nginx@${sum}`, "nginx:1.28", "nginx:1.29"];
  expect(matchedImages(["nginx:1.29", "redis:8"], held).map(({ state }) => state)).toEqual([
    "cached",
    "missing",
  ]);
});
