import { describe, expect, it } from "vitest";
import { describedManifests } from "../../../cli/describedManifests.js";
import { imageCacheManifest } from "../../../sdk/kubernetes/manifests.js";

const web = { name: "web", images: ["nginx:1.29"], retentionDays: 30 };
const job = { name: "job", images: ["busybox:1.37"] };

describe("describedManifests", () => {
  it("makes one object or several, in their order", () => {
    expect(describedManifests(web, "object").manifests).toEqual([imageCacheManifest(web)]);
    expect(describedManifests([web, job], "object").manifests).toEqual([
      imageCacheManifest(web),
      imageCacheManifest(job),
    ]);
  });

  it("turns arguments of ImageCache into objects, and tells what it leaves out", () => {
    const args = {
      ...web,
      imagePullSecrets: ["default:login"],
      tags: { team: "web" },
      imageRegistryCredentials: [{ server: "r.example.com", userName: "u", password: "hush" }],
    };
    const result = describedManifests([job, args], "api");
    expect(result.manifests).toEqual([
      imageCacheManifest(job),
      imageCacheManifest({ ...web, imagePullSecrets: ["default:login"] }),
    ]);
    expect(result.leftOut).toMatchObject([
      { name: "web", property: "imageRegistryCredentials" },
      { name: "web", property: "tags" },
    ]);
    expect(JSON.stringify(result)).not.toContain("hush");
  });

  it.each(["object", "api"] as const)("says which descriptions are wrong, and all of it (%s)", (form) => {
    const wrong = [
      web,
      { name: "job", images: "busybox", imageCacheSize: 3, size: 4 },
      { images: ["a"] },
      "hush",
      null,
    ];
    let message = "";
    try {
      describedManifests(wrong, form);
    } catch (error) {
      message = String(error);
    }
    const lines = message.split("\n").map((line) => line.replace(/^Error: /, ""));
    expect(lines).toEqual([
      "description 2 (job): 3 options are wrong:",
      expect.stringMatching(/^- images must be a list/),
      expect.stringMatching(/^- imageCacheSize must be a whole number/),
      expect.stringMatching(/^- size (is no option of imageCacheManifest|is no argument of ImageCache)/),
      "description 3: name is missing.",
      "description 4 must be an object with fields such as name and images.",
      "description 5 must be an object with fields such as name and images.",
    ]);
  });
});
