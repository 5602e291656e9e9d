import { createServer, type RequestListener, type Server } from "node:http";
import type { RecordedCall } from "./calls.js";
import type { Clock } from "./clock.js";
import { type ContainerGroups, HeldContainerGroups } from "./containerGroup/containerGroups.js";
import { BandwidthPackages } from "./eip/bandwidthPackages.js";
import { type CommonBandwidthPackages, heldCommonBandwidthPackages } from "./eip/commonBandwidthPackages.js";
import { type Eips, heldEips } from "./eip/eips.js";
import { FaultPlan, type Faults } from "./faults.js";
import { HeldImageCaches, type ImageCaches } from "./imageCache/imageCaches.js";
import { heldNatGateways, type NatGateways } from "./network/natGateways.js";
import { heldSecurityGroups, type SecurityGroups } from "./network/securityGroups.js";
import { heldSnatEntries, type SnatEntries } from "./network/snatEntries.js";
import { heldVpcs, type Vpcs } from "./network/vpcs.js";
import { heldVSwitches, type VSwitches } from "./network/vswitches.js";
import { type EmulatorOptions, resolveOptions } from "./options.js";
import { fillCloud } from "./seed/fillCloud.js";
import { readSeed } from "./seed/readSeed.js";
import type { Seed } from "./seed/seed.js";
import { seedOf } from "./seed/seedOf.js";
import { Control } from "./server/control/control.js";
import { Gateway } from "./server/gateway.js";
import { listen } from "./server/listen.js";
import { refuseMalformed } from "./server/refuse.js";
import { serve } from "./server/serve.js";
import { Cloud } from "./store/cloud.js";

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  /** Every API request since the start or the last clearCalls(). */
  readonly calls: readonly RecordedCall[];
  clearCalls(): void;
  readonly faults: Faults;
  readonly imageCaches: ImageCaches;
  readonly containerGroups: ContainerGroups;
  readonly eips: Eips;
  readonly bandwidthPackages: BandwidthPackages;
  readonly commonBandwidthPackages: CommonBandwidthPackages;
  readonly vpcs: Vpcs;
  readonly vswitches: VSwitches;
  readonly natGateways: NatGateways;
  readonly snatEntries: SnatEntries;
  readonly securityGroups: SecurityGroups;
  /** What it holds now, as data that another emulator can start with. Passwords read `***`. */
  seed(): Required<Seed>;
  /** Holds this from now on and nothing else, and the clock goes to its time; recorded calls, fault rules and client tokens are forgotten. */
  load(seed: Seed): void;
  /** Holds again what it started with, at that time; recorded calls, fault rules and client tokens are forgotten. */
  reset(): void;
  /** Whether no image cache, no container group, no EIP, no package and no network is left. */
  isEmpty(): boolean;
  /** Stops listening and ends all connections, held and hanging ones too. */
  close(): Promise<void>;
}

/** How long a request may take to arrive, in milliseconds: one that never ends must not stay for ever. */
const arrival = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 };

/** Starts the emulated API on this machine. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = resolveOptions(options);
  const cloud = new Cloud(settings);
  fillCloud(cloud, settings.seed);
  const faults = new FaultPlan();
  const closing = new AbortController();
  const gateway = new Gateway(cloud, faults, closing.signal);
  const clearCalls = () => {
    gateway.calls.length = 0;
  };
  const load = (seed: Seed) => {
    fillCloud(cloud, seed);
    faults.clear();
    clearCalls();
  };
  const parts = {
    clock: settings.clock,
    calls: gateway.calls,
    clearCalls,
    faults,
    imageCaches: new HeldImageCaches(cloud),
    containerGroups: new HeldContainerGroups(cloud),
    eips: heldEips(cloud),
    bandwidthPackages: new BandwidthPackages(cloud),
    commonBandwidthPackages: heldCommonBandwidthPackages(cloud),
    vpcs: heldVpcs(cloud),
    vswitches: heldVSwitches(cloud),
    natGateways: heldNatGateways(cloud),
    snatEntries: heldSnatEntries(cloud),
    securityGroups: heldSecurityGroups(cloud),
    seed: () => seedOf(cloud),
    load: (seed: Seed) => load(readSeed(seed)),
    reset: () => load(settings.seed),
  };
  const control = new Control(parts);
  const answer: RequestListener = (request, response) =>
    void serve(request, response, { gateway, control, settings, page: options.page });
  const server = createServer(arrival, answer);
  // A request with an expectation is one like any other; Node would answer it without a body.
  server.on("checkExpectation", answer);
  refuseMalformed(server);
  // Node's five seconds would close a kept connection just as a polling client writes to it.
  server.keepAliveTimeout = 0;
  const { port } = await listen(server, settings);
  return {
    ...parts,
    url: `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`,
    host: settings.host,
    port,
    isEmpty: () => cloud.isEmpty(),
    close: () => {
      closing.abort();
      return stop(server);
    },
  };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
