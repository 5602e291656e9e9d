import * as pulumi from "@pulumi/pulumi";
import { isFields, mapNested, type Nested } from "../nested.js";
import { lackingImages } from "./lackingImages.js";
import { podAnnotationGroups, podTextsByOption } from "./podAnnotationOptions.js";
import { imageNames } from "./podImages.js";

/** How long no further workload has to come before their number is told. */
const quietMs = 200;
const pins = podTextsByOption.imageCacheId ?? [];

/** One pod that is annotated. */
interface AnnotatedPod {
  /** `Deployment web`. */
  subject: string;
  images: readonly Nested[];
  /** Its own annotations. */
  own: Nested;
  chosen: boolean | pulumi.Output<boolean>;
}

/** Tells of pods that their cache does not serve: they start as slowly as without it, and nothing else says so. */
export class ImageCheck {
  private readonly shown = new Set<string>();
  private readonly strangers = new Set<string>();
  private readonly releases: (() => void)[] = [];
  private told = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly held: Nested,
    private readonly annotations: Nested,
  ) {}

  /** Says nothing as long as something is not known, nor of what is a secret. */
  look({ subject, images, own, chosen }: AnnotatedPod): void {
    const asked = pulumi.output({ held: this.held, images, says: saysCache(own), chosen });
    void (asked as pulumi.Output<unknown>).apply(async (known) => {
      const { held, images: found, says, chosen: isChosen } = known as Record<string, unknown>;
      if (says || !isChosen || (await pulumi.isSecret(asked))) return;
      const wanted = [...new Set(imageNames(found).filter((name) => !name.includes("{{")))];
      const lacking = lackingImages(wanted, imageNames(held));
      if (lacking.length === 0) return;
      if (lacking.length < wanted.length) await this.warn(subject, lacking, wanted.length);
      else this.lookAtPin(subject, lacking);
    });
  }

  private lookAtPin(subject: string, lacking: readonly string[]): void {
    void mapNested(this.annotations, (added) => {
      const pinned = isFields(added) && pins.some((name) => added[name] !== undefined);
      return pinned ? this.warn(subject, lacking, lacking.length) : this.count(subject);
    });
  }

  private async warn(subject: string, lacking: readonly string[], number: number): Promise<void> {
    const text =
      `annotatePods: the cache of ${subject} lacks ${lacking.length} of its ${number} images: ${lacking.join(", ")}. ` +
      "They are pulled at each start; put them into the images of the cache.";
    if (this.shown.has(text)) return;
    this.shown.add(text);
    await pulumi.log.warn(text);
  }

  /** One line for all of them: it is said when no more come. The run does not end before. */
  private count(subject: string): void {
    this.strangers.add(subject);
    this.releases.push(pulumi.runtime.rpcKeepAlive());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.tellNumber(), quietMs);
  }

  private async tellNumber(): Promise<void> {
    const number = this.strangers.size;
    const releases = this.releases.splice(0);
    if (number > this.told) {
      this.told = number;
      await pulumi.log.warn(
        `annotatePods: ${number === 1 ? "1 workload has" : `${number} workloads have`} no image of the cache, and so nothing of it: ` +
          "leave them out by a filter, or put their images into the cache.",
      );
    }
    for (const release of releases) release();
  }
}

/** Whether a pod says itself which cache it starts from. */
function saysCache(own: Nested): Nested {
  return mapNested(own, (annotations) => {
    if (!isFields(annotations)) return false;
    const said = podAnnotationGroups.cache.map((name) => annotations[name]);
    return pulumi.output(said).apply((texts) => texts.some((text) => text !== undefined && text !== null));
  });
}
