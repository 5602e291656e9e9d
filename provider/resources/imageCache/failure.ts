import type { ImageCache, ImageCacheEvent } from "../../cloud/eci.js";

interface Hint {
  when: RegExp;
  advice: string;
}

const hints: readonly Hint[] = [
  {
    when: /401|403|unauthorized|authentication|authorization|denied|credential/i,
    advice:
      "Check server, userName and password in imageRegistryCredentials (in a cluster the Secrets in imagePullSecrets), or the instance in acrRegistryInfos.",
  },
  {
    when: /no space|disk|insufficient (space|storage)|exceeds? the (cache )?size/i,
    advice: "Raise imageCacheSize: at least twice the size of all images is advised.",
  },
  {
    when: /x509|certificate|tls/i,
    advice: "Add the registry to insecureRegistries if its certificate is self-signed.",
  },
  {
    when: /server gave HTTP response to HTTPS|plain http/i,
    advice: "Add the registry to plainHttpRegistries.",
  },
  {
    when: /timed? ?out|no route|unreachable|dial tcp|no such host|connection refused/i,
    advice:
      "The build cannot reach the registry: set autoCreateEip or eipInstanceId, or give the vSwitch a NAT gateway, or use the registry's VPC address.",
  },
  {
    when: /not ?found|manifest unknown|no such image/i,
    advice: "Check that each image and its tag exist, and that the region's registry holds them.",
  },
  {
    when: /stock|sold out|insufficient/i,
    advice: "The zone has no capacity: add a vSwitch of another zone to vswitchIds.",
  },
];

const adviceWithoutEvents =
  "Check the images, the way to their registry, its credentials and imageCacheSize, and run pulumi up again.";
const generalAdvice = "See the events above, correct the arguments, and run pulumi up again.";

/** The cloud's own account of a build that failed, and what to do about it. */
export function explainFailure(cache: Pick<ImageCache, "events">): string {
  const warnings = cache.events.filter((event) => event.type !== "Normal");
  const told = (warnings.length > 0 ? warnings : cache.events).map(describeEvent);
  if (told.length === 0) return `The API gives no event. ${adviceWithoutEvents}`;
  const events = `Events: ${told.join("; ")}.`;
  const text = told.join(" ");
  const advice = hints.filter(({ when }) => when.test(text)).map((hint) => hint.advice);
  return `${events} ${advice.length === 0 ? generalAdvice : advice.join(" ")}`;
}

function describeEvent({ reason, message, count }: ImageCacheEvent): string {
  const times = count !== undefined && count > 1 ? ` (${count} times)` : "";
  return `${reason ?? "no reason"}: ${(message ?? "no message").replace(/\.$/, "")}${times}`;
}
