import { isAcrHost } from "../../../registry/acrHosts.js";
import type { Outcome } from "../../../registry/outcome.js";
import { type Finding, namesIn } from "./finding.js";
import type { LookedImage } from "./lookedImage.js";

/** What is to be said of images, in one line for each cause. */
type Saying = Omit<Finding, "property" | "text"> & { cause: string; text(names: string): string };

/** What is known of the images of a cache: those of the same cause are one finding, on the first of them. */
export function imageFindings(looked: readonly LookedImage[]): Finding[] {
  const groups = new Map<string, { saying: Saying; images: LookedImage[] }>();
  for (const one of looked) {
    for (const saying of [sayingOf(one), movingTag(one)]) {
      if (saying === undefined) continue;
      const group = groups.get(saying.cause) ?? { saying, images: [] };
      group.images.push(one);
      groups.set(saying.cause, group);
    }
  }
  return [...groups.values()].map(({ saying: { text, cause, ...saying }, images }) => ({
    ...saying,
    property: `images[${images[0]?.index}]`,
    text: text(namesIn(images.map(({ image }) => image))),
  }));
}

const costs = "A build would be billed for minutes, and fail.";

function sayingOf({ image, outcome, isCovered }: LookedImage): Saying | undefined {
  switch (outcome.is) {
    case "missing":
      return missing(outcome.host, image.includes("@") ? "digest" : "tag");
    case "noPlatform":
      return otherPlatform(outcome.wanted, outcome.existing);
    case "artifact":
      return {
        severity: "error",
        cause: `artifact ${outcome.mediaType}`,
        text: (names) =>
          `is no image of a container, but ${outcome.mediaType}: ${names}. ${costs} Name an image.`,
      };
    case "schema1":
      return {
        severity: "error",
        cause: `schema1 ${outcome.host}`,
        text: (names) =>
          `${outcome.host} has it only in the first format of manifests, which is pulled no more: ${names}. ${costs} Push the image again with a current tool.`,
      };
    case "refused":
      return refused(outcome, isCovered);
    case "unchecked":
      return {
        severity: "note",
        cause: `unchecked ${outcome.host} ${outcome.cause}`,
        once: `unchecked ${outcome.host} ${outcome.cause}`,
        text: (names) => `not looked up, because ${outcome.reason}: ${names}.`,
      };
    case "invalid":
      return {
        severity: "warning",
        cause: `invalid ${outcome.reason}`,
        text: (names) =>
          `is a name that no registry can hold (${outcome.reason}): ${names}. Correct it: such as registry.example.com/team/app:1.2.3, in small letters but for the tag.`,
      };
    case "found":
    case "skipped":
      return undefined;
  }
}

function missing(host: string, named: "digest" | "tag"): Saying {
  return {
    severity: "error",
    cause: `missing ${named} ${host}`,
    text: (names) =>
      `${host} has no such image, as it says now: ${names}. ${costs} Correct the name or the ${named}, or push the image first.`,
  };
}

function otherPlatform(wanted: string, existing: readonly string[]): Saying {
  const others = existing.length === 0 ? "for no platform that can run" : `for ${existing.join(", ")} alone`;
  return {
    severity: "error",
    cause: `platform ${wanted} ${others}`,
    text: (names) =>
      `is there ${others}, and the build of a cache pulls ${wanted}: ${names}. ${costs} Push the image for ${wanted} too.`,
  };
}

function refused(
  { host, withLogin, isCallers, isAtAcr, reason }: Extract<Outcome, { is: "refused" }>,
  isCovered = false,
): Saying {
  const cause = `refused ${host} ${withLogin}`;
  if (isCallers) {
    return {
      severity: "note",
      cause,
      once: cause,
      text: (names) =>
        `not looked up: ${host} does not show it to the credentials in use, or does not have it: ${names} (${reason}). They need cr:PullRepository for that; the cloud pulls with rights of its own.`,
    };
  }
  if (withLogin) {
    return {
      severity: "error",
      cause,
      text: (names) =>
        `cannot be read with the login of imageRegistryCredentials for ${host}: ${names} (${reason}). Some registries say so of what they do not have. ${costs} Correct user and password of that server, or the name of the image.`,
    };
  }
  if (isAtAcr && !isAcrHost(host) && !isCovered) {
    return {
      severity: "warning",
      cause,
      text: (names) =>
        `${host} is a domain of its own of an Enterprise instance of Container Registry, and no entry of acrRegistryInfos covers it: ${names} (${reason}). The cloud pulls from it without a password only then: name the instance there, or declare a login in imageRegistryCredentials.`,
    };
  }
  if (isAtAcr || isAcrHost(host)) {
    return {
      severity: "note",
      cause,
      once: cause,
      text: (names) =>
        `not looked up: ${host} wants a login from here (${reason}). The cloud pulls from Container Registry of the same account without one: ${names}.`,
    };
  }
  return {
    severity: "warning",
    cause,
    text: (names) =>
      `${host} gives it to nobody without a login, or does not have it: ${names} (${reason}). Declare one in imageRegistryCredentials, or correct the name of the image.`,
  };
}

function movingTag({ image, outcome }: LookedImage): Saying | undefined {
  if (outcome.is === "invalid" || image.includes("@")) return undefined;
  const [, tag] = /:([^/:]+)$/.exec(image) ?? [];
  if (tag !== undefined && tag !== "latest") return undefined;
  return {
    severity: "note",
    cause: "moving",
    text: (names) =>
      `the tag of ${names} moves, or is none. The cache keeps what it stands for when it is built, and pods pull what has come since: name a version.`,
  };
}
