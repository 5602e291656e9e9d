import { expect, it } from "vitest";
import { images } from "../../../../../provider/resources/imageCache/images.js";

function found(value: unknown) {
  const told: string[] = [];
  const hear = (kind: string) => (property: string, reason: string) =>
    void told.push(`${kind}: ${property} ${reason}`);
  images(value, "images", hear("fail"), hear("warn"));
  return told;
}

const digest = `sha256:${"0".repeat(64)}`;

it.each(["NGINX:1", "docker.io/Team/app:1", `team/App@${digest}`])("%s has a capital letter", (image) => {
  expect(found([image])).toEqual([
    "fail: images[0] has a capital letter in the name of its repository, where references have none.",
  ]);
});

it.each(["nginx:V1", "MyHost/app:1", "Registry.example.com:5000/app:1"])(
  "%s has it where it may",
  (image) => {
    expect(found([image])).toEqual([]);
  },
);

it.each([
  [["nginx", "docker.io/library/nginx:latest"]],
  [["nginx:1", "index.docker.io/library/nginx:1"]],
  [[`nginx@${digest}`, `nginx:1@${digest}`]],
])("%j is one image by two names", (value) => {
  expect(found(value)).toEqual(["warn: images[1] is the same image as images[0]: one name is enough."]);
});

it("says of an IPv6 address what it is", () => {
  expect(found(["[fd00::1]:5000/app:1"])).toEqual([
    "fail: images[0] names its registry by an IPv6 address, which the name of an image in a cache cannot: use a host name, or an IPv4 address.",
  ]);
});

it("refuses the same name twice, and says nothing of others", () => {
  expect(found(["a:1", "a:1"])).toEqual(["fail: images[1] repeats images[0]."]);
  expect(found(["a:1", "a:2", "r.example.com/a:1", null])).toEqual(["fail: images[3] is missing."]);
});
