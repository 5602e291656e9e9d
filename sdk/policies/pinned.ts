import type { StackValidationPolicy } from "@pulumi/policy";

/** The annotations that bind a pod to one cache, of all guides. */
const pins = ["eci-imc-id", "eci-image-snapshot-id"];

/** Pods that are bound to a cache which goes by itself: when it has gone, they are refused. */
export const pinnedWithRetention: StackValidationPolicy = {
  name: "image-cache-no-pin-with-retention",
  description: "No pod is bound to a cache that expires: it is refused once the cache has gone.",
  validateStack: ({ resources }, report) => {
    const expiring = new Map(
      resources.flatMap(({ type, props, name }): [string, string][] => {
        const isExpiring =
          /[:/]eci:(?:index:)?ImageCache$|^eci:index:ImageCache$/.test(type) && props.retentionDays > 0;
        return isExpiring && typeof props.imageCacheId === "string" ? [[props.imageCacheId, name]] : [];
      }),
    );
    if (expiring.size === 0) return;
    for (const { props, urn, name } of resources) {
      for (const id of pinnedIn(props)) {
        const cache = expiring.get(id);
        if (cache === undefined) continue;
        report(
          `${name} binds its pods to ${cache} (${id}), which expires: leave the choice to the cloud (podAnnotations without imageCacheId), or give the cache no retentionDays.`,
          urn,
        );
      }
    }
  },
};

/** The ids of caches that annotations name, at any depth of an object. */
function pinnedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pinnedIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) =>
    pins.some((pin) => key.endsWith(`/${pin}`)) && typeof held === "string" ? [held] : pinnedIn(held),
  );
}
