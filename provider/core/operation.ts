import type { Clouds } from "../accounts/clouds.js";
import { isEmulated } from "../accounts/registrySettings.js";
import type { Settings } from "../accounts/settings.js";
import type { Clock } from "../clock.js";
import type { Limit } from "../cloud/client.js";
import { Cloud } from "../cloud/cloud.js";
import { secretsOf } from "../cloud/scrub.js";
import { passwordsBehind } from "../registry/login.js";
import type { Registries } from "../registry/registries.js";
import { lookPatienceMs, lookTimeoutMs, timeoutMs } from "./hidden.js";
import { type Identity, identityOf } from "./identity.js";
import type { Log } from "./log.js";
import { type Owner, ownerOf } from "./owner.js";
import type { Properties } from "./resource.js";
import { secretTexts } from "./secretInputs.js";
import { Secrets } from "./secrets.js";
import type { Session } from "./session.js";

export type Method = "check" | "diff" | "create" | "read" | "update" | "delete";

/** Where an object is, or is to be: the region and the credentials that arguments or a state name. */
export interface Place {
  regionId?: unknown;
  profile?: unknown;
  /** The account that an object was made in. */
  accountId?: unknown;
}

interface Parts {
  method: Method;
  clouds: Clouds;
  session: Session;
  /** Undefined before there is an object. */
  id?: string | undefined;
  olds?: Properties | undefined;
  news?: Properties | undefined;
  signal?: AbortSignal | undefined;
  /** What makes the log, given what must not show in it. */
  logFor(identity: Identity, secrets: Secrets): Log;
}

/** One call of the engine as one value: on what, by whom, until when, and what it may use. */
export class Operation implements Limit {
  readonly method: Method;
  readonly id: string | undefined;
  /** What the state holds, or in a check the inputs before; nothing before there is an object. */
  readonly olds: Properties;
  readonly identity: Identity;
  readonly session: Session;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds since the epoch. */
  deadline: number;
  private readonly clouds: Clouds;
  private readonly place: Place;
  /** How long it may take. */
  readonly timeoutMs: number;
  readonly patienceMs: number | undefined;
  private opened: Promise<Cloud> | undefined;

  constructor({ method, clouds, session, id, olds, news, signal, logFor }: Parts) {
    const properties = news ?? olds ?? {};
    this.method = method;
    this.id = id;
    this.olds = olds ?? {};
    this.identity = identityOf(properties);
    this.session = session;
    this.clouds = clouds;
    this.clock = clouds.clock;
    this.settings = clouds.settings;
    this.secrets = new Secrets(() => [
      ...gather([olds, news], session),
      ...[olds, news].flatMap(secretTexts),
    ]);
    this.log = logFor(this.identity, this.secrets);
    this.signal = signal;
    this.place = placeOf(method, this.olds, properties);
    this.timeoutMs = timeoutOf(method, properties);
    this.patienceMs = changes(method) ? undefined : lookPatienceMs;
    this.deadline = this.clock.now() + this.timeoutMs;
  }

  /** Marks what belongs to the resource; the same for every run of the same stack. */
  get owner(): Owner {
    return ownerOf(this.identity, this.settings);
  }

  /** The cloud that the resource is in, or is to be made in. Answered once. */
  cloud(): Promise<Cloud> {
    this.opened ??= this.cloudAt(this.place, this.id ?? "");
    return this.opened;
  }

  /** The account that the credentials in use belong to. */
  async account(): Promise<string> {
    return (await this.cloud()).accountId();
  }

  /** The cloud at a place. Other credentials than those of the account that made an object there are an error: to them it would seem gone. */
  async cloudAt(place: Place, id: string): Promise<Cloud> {
    const profile = typeof place.profile === "string" ? place.profile : undefined;
    const region = typeof place.regionId === "string" ? place.regionId : this.clouds.defaultRegion(profile);
    const cloud = new Cloud(await this.clouds.in(region, profile), this);
    if (typeof place.accountId !== "string") return cloud;
    const account = await cloud.accountId();
    if (place.accountId !== account) throw new Error(otherAccount(id, place.accountId, account));
    return cloud;
  }

  /** The region of a resource that names none. */
  defaultRegion(profile: string | undefined): string {
    return this.clouds.defaultRegion(profile);
  }

  /** What is to be said of a region that this version does not know. */
  strangeRegion(region: string): string | undefined {
    return this.clouds.strangeRegion(region);
  }

  /** What is wrong with the credentials as far as that shows without a call. */
  credentialsTrouble(region: string, profile: string | undefined) {
    return this.clouds.credentialsTrouble(region, profile);
  }

  /** What is wrong with where the cloud is called as far as that shows without a call. */
  endpointTrouble(region: string): string | undefined {
    return this.clouds.endpointTrouble(region);
  }

  /** The registries of images, as all operations of this process ask them. */
  registries(): Promise<Registries> {
    const { settings, clouds } = this;
    return this.session.registries(async () => {
      const { Registries } = await import("../registry/registries.js");
      const { registryEndpoints, registryTimeoutMs, endpoints } = settings;
      const asking = { registryEndpoints, registryTimeoutMs, isEmulated: isEmulated(endpoints.eci) };
      return new Registries(asking, clouds.environment);
    });
  }

  /** Whether something is said of this resource for the first time in this process; from now on it is not. */
  isNews(text: string): boolean {
    return this.session.isNew(`${this.identity.urn} ${text}`);
  }

  /** Time spent in a queue, or before the API has accepted a build, does not count. */
  restartTimeout(): void {
    this.deadline = this.clock.now() + this.timeoutMs;
  }
}

/** A password that a reference leads to shows neither while the reference stands, nor once it was handed out. */
function gather(values: readonly unknown[], session: Session): string[] {
  return [...secretsOf(values), ...passwordsBehind(values), ...session.passwords];
}

/** An object that exists is looked for where it was made, by the credentials that are declared now. */
function placeOf(method: Method, olds: Properties, properties: Properties): Place {
  if (method === "update") return { ...olds, profile: properties.profile };
  if (method === "read" || method === "delete") return properties;
  const { regionId, profile } = properties;
  return { regionId, profile };
}

function timeoutOf(method: Method, properties: Properties): number {
  return changes(method) ? timeoutMs(properties, method) : lookTimeoutMs;
}

function changes(method: Method): method is "create" | "update" | "delete" {
  return method === "create" || method === "update" || method === "delete";
}

function otherAccount(id: string, owner: string, account: string): string {
  return (
    `${id} belongs to the account ${owner}, but the credentials in use are of the account ${account}. ` +
    "Nothing was read or changed. Use credentials of the first account; after a deliberate move, take the resource out " +
    "of the stack with: pulumi state delete"
  );
}
