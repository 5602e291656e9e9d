import { type Environment, isLoopback } from "../cloud/proxy.js";
import { isAcrHost, isAcrTokenHost, publicTwin } from "./acrHosts.js";
import { Budget, BudgetSpent } from "./budget.js";
import { ContentStore, contentFolder } from "./contentStore.js";
import { Door } from "./door.js";
import type { Login } from "./login.js";
import { lookUp } from "./lookUp.js";
import type { Layer, Platform } from "./manifest.js";
import type { Outcome } from "./outcome.js";
import { type ImageReference, parseReference } from "./reference.js";
import { Registry, type RegistryPlace } from "./registry.js";
import { RegistryRefusal, RegistryTrouble, type TroubleCause } from "./trouble.js";
import { unpackedSize } from "./unpacked.js";

export interface RegistrySettings {
  /** Where the registry of a host is really asked; `*` stands for all others. */
  registryEndpoints: Readonly<Record<string, string>>;
  /** How long all look-ups of a process may take together. */
  registryTimeoutMs: number;
  /** The cloud is an emulator: nothing is asked off this machine. */
  isEmulated: boolean;
}

/** How an image is asked for. */
export interface Asking {
  platform: Platform;
  login?: Login | undefined;
  /** Its registry speaks plain HTTP. */
  isPlain?: boolean;
  /** Nobody vouches for its registry's certificate. */
  isInsecure?: boolean;
  /** Default: what the process has. */
  budget?: Budget;
}

/** Asks registries for images: each reference once in a process, whoever names it. */
export class Registries {
  private readonly registries = new Map<string, Registry>();
  private readonly doors = new Map<string, Door>();
  private readonly outcomes = new Map<string, Promise<Outcome>>();
  private readonly unpacked = new Map<string, Promise<number | undefined>>();
  private readonly store: ContentStore;
  private readonly budget: Budget;

  constructor(
    private readonly settings: RegistrySettings,
    private readonly environment: Environment,
  ) {
    this.store = new ContentStore(contentFolder(environment));
    this.budget = new Budget(settings.registryTimeoutMs);
  }

  /** Whether the registry of a host is asked from here. */
  asks(host: string): boolean {
    return this.placeOf({ host }, {}) !== undefined;
  }

  /** What is known of an image without asking anybody: that its name is none, or nothing. */
  unasked(image: string): Outcome {
    const reference = referenceOr(image);
    return "is" in reference ? reference : { is: "skipped" };
  }

  /** Never throws for what a registry does. */
  look(image: string, asking: Asking): Promise<Outcome> {
    const reference = referenceOr(image);
    if ("is" in reference) return Promise.resolve(reference);
    const place = this.placeOf(reference, asking);
    if (place === undefined) return Promise.resolve({ is: "skipped" });
    const { host, repository, tag, digest } = reference;
    const key = JSON.stringify([host, repository, digest ?? tag, asking.platform, keyOf(place)]);
    // A look with time of its own wants to know how it is now.
    const known = asking.budget === undefined ? this.outcomes.get(key) : undefined;
    if (known !== undefined) return known;
    const outcome = this.outcomeOf(reference, place, asking);
    this.outcomes.set(key, outcome);
    return outcome;
  }

  /** What the layers of an image unpack to, by their digests, as far as its registry says. */
  async unpackedSizes(image: string, layers: readonly Layer[], asking: Asking): Promise<Map<string, number>> {
    const reference = parseReference(image);
    const place = this.placeOf(reference, asking);
    const sizes = new Map<string, number>();
    if (place === undefined) return sizes;
    const registry = this.registryAt(place);
    const { budget } = this;
    await Promise.all(
      layers.map(async (layer) => {
        const size =
          this.unpacked.get(layer.digest) ?? unpackedSize(registry, reference.repository, layer, budget);
        this.unpacked.set(layer.digest, size);
        const known = await budget.spend(() => size).catch(() => undefined);
        if (known !== undefined) sizes.set(layer.digest, known);
      }),
    );
    return sizes;
  }

  private async outcomeOf(reference: ImageReference, place: RegistryPlace, asking: Asking): Promise<Outcome> {
    const { host } = reference;
    const { budget = this.budget } = asking;
    const { store } = this;
    const registry = this.registryAt(place);
    try {
      return await budget.spend(() =>
        lookUp({ registry, reference, platform: asking.platform, store, budget }),
      );
    } catch (error) {
      if (error instanceof RegistryRefusal)
        return {
          is: "refused",
          host,
          withLogin: place.login !== undefined,
          isCallers: place.login?.isCallers === true,
          isAtAcr: isAcrTokenHost(error.tokenHost ?? ""),
          reason: error.message,
        };
      return { is: "unchecked", host, ...this.troubleOf(error, place, budget) };
    }
  }

  private troubleOf(
    error: unknown,
    { base }: RegistryPlace,
    budget: Budget,
  ): { cause: TroubleCause; reason: string } {
    if (error instanceof BudgetSpent || (budget.isSpent && isSilence(error)))
      return { cause: "late", reason: `the ${budget.wholeMs / 1_000} s for asking registries were over` };
    if (error instanceof RegistryTrouble) return { cause: error.kind, reason: error.message };
    return { cause: "senseless", reason: `${base.host} could not be asked` };
  }

  private registryAt(place: RegistryPlace): Registry {
    const key = keyOf(place);
    const known = this.registries.get(key);
    if (known !== undefined) return known;
    const registry = new Registry(place, (host) => this.doorTo(host), this.environment);
    this.registries.set(key, registry);
    return registry;
  }

  private doorTo(host: string): Door {
    const known = this.doors.get(host);
    if (known !== undefined) return known;
    const door = new Door();
    this.doors.set(host, door);
    return door;
  }

  /** Where a registry is really asked; undefined where it is not. */
  private placeOf(
    { host }: Pick<ImageReference, "host">,
    { login, isPlain, isInsecure }: Pick<Asking, "login" | "isPlain" | "isInsecure">,
  ): RegistryPlace | undefined {
    const { registryEndpoints, isEmulated } = this.settings;
    const configured = registryEndpoints[host.toLowerCase()] ?? registryEndpoints["*"];
    const verifiesCertificate = !isInsecure;
    if (configured !== undefined)
      return withFitting(login, { base: new URL(configured), verifiesCertificate });
    if (isEmulated && !isLoopback(host.replace(/:\d+$/, ""))) return undefined;
    const base = new URL(`${isPlain ? "http" : "https"}://${apiHost(host)}`);
    return withFitting(login, { base, verifiesCertificate });
  }
}

/** The login of whoever runs this goes to Container Registry itself, by TLS, or stays on this machine. */
function withFitting(login: Login | undefined, place: Omit<RegistryPlace, "login">): RegistryPlace {
  const { base, verifiesCertificate } = place;
  const isSafe = base.protocol === "https:" && isAcrHost(base.host) && verifiesCertificate;
  const fits = !login?.isCallers || isSafe || isLoopback(base.hostname);
  return { ...place, login: fits ? login : undefined };
}

function apiHost(host: string): string {
  return host === "docker.io" ? "registry-1.docker.io" : publicTwin(host);
}

function isSilence(error: unknown): boolean {
  return error instanceof RegistryTrouble && error.kind === "silent";
}

function keyOf({ base, login, verifiesCertificate }: RegistryPlace): string {
  return JSON.stringify([base.href, login?.userName, login?.password, verifiesCertificate]);
}

function referenceOr(image: string): ImageReference | Extract<Outcome, { is: "invalid" }> {
  try {
    return parseReference(image);
  } catch (error) {
    return { is: "invalid", reason: (error as Error).message };
  }
}
