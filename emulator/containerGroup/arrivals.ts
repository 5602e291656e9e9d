import { fullName } from "../registry/imageName.js";
import { defaultPullPolicy } from "../undocumented.js";
import type { Container } from "./container.js";
import type { ImageArrival } from "./containerRun.js";

/** What is known of the images of a group. */
export interface Pulls {
  /** The full names under which an image is there already. */
  namesOf(image: string): string[];
  /** How long one takes. */
  pullMs(image: string): number;
  /** Why one does not come, in the words of kubelet. */
  failureOf(image: string): string | undefined;
}

/** How they come to it. */
interface Way extends Pulls {
  readonly from: number;
  /** The full names of the images that are there. */
  readonly onDisk: ReadonlySet<string>;
}

/** When the images of containers are there, one after another, in the order of the containers. */
export function arrivalsOf(containers: readonly Container[], way: Way): ImageArrival[] {
  const onDisk = new Set(way.onDisk);
  let from = way.from;
  return containers.map((container) => {
    const arrival = arrivalOf(container, from, onDisk, way);
    from = arrival.until;
    if (arrival.failure === undefined) onDisk.add(fullName(container.Image));
    return arrival;
  });
}

function arrivalOf(
  { Image: image, ImagePullPolicy: policy = defaultPullPolicy(image) }: Container,
  from: number,
  onDisk: ReadonlySet<string>,
  way: Way,
): ImageArrival {
  const isOnDisk = way.namesOf(image).some((name) => onDisk.has(name));
  if (isOnDisk && policy !== "Always") return { from, until: from, isPresent: true };
  if (policy === "Never") {
    const failure = `Container image "${image}" is not present with pull policy of Never`;
    return { from, until: from, isPresent: false, failure };
  }
  const failure = way.failureOf(image);
  if (failure !== undefined) return { from, until: from, isPresent: false, failure };
  return { from, until: from + way.pullMs(image), isPresent: false };
}
