import { ApiError } from "../../apiError.js";
import type { Clock } from "../../clock.js";
import type { Emulator } from "../../emulator.js";
import { readSeed } from "../../seed/readSeed.js";
import { latest, number, object } from "../../shapes.js";
import { wireTime } from "../../wireTime.js";
import { isLoopback } from "../loopback.js";
import { jsonReply, type Reply } from "../reply.js";
import { header, type WireRequest } from "../wireRequest.js";
import { maskSecrets } from "./maskSecrets.js";
import { readFaultRule } from "./readFaultRule.js";
import {
  readContainerGroupPatch,
  readEipPatch,
  readEnd,
  readFailure,
  readImageCachePatch,
} from "./readPatch.js";

export const controlPrefix = "/_emulator";

const objects = new Set([
  "container-groups",
  "image-caches",
  "eips",
  "common-bandwidth-packages",
  "vpcs",
  "vswitches",
  "nat-gateways",
  "snat-entries",
  "security-groups",
]);

type Parts = Omit<Emulator, "url" | "host" | "port" | "isEmpty" | "close">;
type Route = (id: string, body: unknown) => unknown;

/** The path for whoever runs the emulator from another process. No part of the imitated API. */
export class Control {
  private readonly routes: Readonly<Record<string, Route>>;

  constructor(parts: Parts) {
    const { clock, faults, imageCaches, containerGroups, eips, bandwidthPackages, commonBandwidthPackages } =
      parts;
    const { vpcs, vswitches, natGateways, snatEntries, securityGroups } = parts;
    this.routes = {
      "GET health": () => ({ status: "ok", now: wireTime(clock.now()) }),
      "GET state": () => ({
        now: wireTime(clock.now()),
        imageCaches: imageCaches.list(),
        containerGroups: containerGroups.list(),
        eips: eips.list(),
        bandwidthPackages: bandwidthPackages.list(),
        commonBandwidthPackages: commonBandwidthPackages.list(),
        vpcs: vpcs.list(),
        vswitches: vswitches.list(),
        natGateways: natGateways.list(),
        snatEntries: snatEntries.list(),
        securityGroups: securityGroups.list(),
        heldCalls: faults.heldCalls,
      }),
      "GET seed": () => parts.seed(),
      "POST seed": (_, body) => parts.load(readSeed(body)),
      "POST reset": () => parts.reset(),
      "GET calls": () => parts.calls,
      "DELETE calls": () => parts.clearCalls(),
      "POST clock": (_, body) => advance(clock, readAdvance(body, "").advanceMs),
      "GET faults": () => faults.list(),
      "POST faults": (_, body) => faults.add(readFaultRule(body, "")),
      "DELETE faults": () => faults.clear(),
      "POST faults/release": () => faults.release(),
      "POST image-caches/*": (id, body) => imageCaches.change(id, readImageCachePatch(body, "")),
      "DELETE image-caches/*": (id) => imageCaches.remove(id),
      "POST image-caches/*/finish": (id) => imageCaches.finish(id),
      "POST image-caches/*/fail": (id, body) => imageCaches.fail(id, readFailure(body ?? {}, "")),
      "POST container-groups/*": (id, body) => containerGroups.change(id, readContainerGroupPatch(body, "")),
      "DELETE container-groups/*": (id) => containerGroups.remove(id),
      "POST container-groups/*/end": (id, body) => containerGroups.end(id, readEnd(body ?? {}, "")),
      "POST container-groups/*/expire": (id) => containerGroups.expire(id),
      "POST eips/*": (id, body) => eips.change(id, readEipPatch(body, "")),
      "DELETE eips/*": (id) => eips.remove(id),
      "DELETE common-bandwidth-packages/*": (id) => commonBandwidthPackages.remove(id),
      "DELETE vpcs/*": (id) => vpcs.remove(id),
      "DELETE vswitches/*": (id) => vswitches.remove(id),
      "DELETE nat-gateways/*": (id) => natGateways.remove(id),
      "DELETE snat-entries/*": (id) => snatEntries.remove(id),
      "DELETE security-groups/*": (id) => securityGroups.remove(id),
    };
  }

  handle(request: WireRequest): Reply {
    try {
      return this.answer(request);
    } catch (error) {
      if (error instanceof ApiError) throw error;
      return jsonReply(400, { Message: error instanceof Error ? error.message : String(error) });
    }
  }

  private answer(request: WireRequest): Reply {
    // Browsers name the page that sends a request, or the name that it has turned into this address; no page has business here.
    if (request.headers.origin !== undefined || !isLoopback(hostNameOf(request)))
      return jsonReply(403, { Message: "Not for web pages." });
    const [, , noun = "", id = "", ...rest] = request.path.split("/");
    const pattern = [noun, ...(id === "" ? [] : [objects.has(noun) ? "*" : id]), ...rest].join("/");
    const key = `${request.method} ${pattern}`;
    const route = Object.hasOwn(this.routes, key) ? this.routes[key] : undefined;
    if (!route) return jsonReply(404, { Message: `There is no ${request.method} ${request.path} here.` });
    return jsonReply(200, maskSecrets(route(id, readJson(request)) ?? {}));
  }
}

function hostNameOf({ headers }: WireRequest): string {
  return (header(headers, "host") ?? "").replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
}

const readAdvance = object<{ advanceMs: number }>({ advanceMs: number });

function advance(clock: Clock, ms: number): void {
  const moved = clock.now() + ms;
  if (!(ms >= 0 && moved < latest))
    throw new Error("advanceMs must be 0 or more, and end before the year 9000.");
  clock.advance(ms);
}

function readJson({ body }: WireRequest): unknown {
  return body.length === 0 ? undefined : JSON.parse(body.toString("utf8"));
}
