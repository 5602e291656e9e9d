import { type Clock, realClock } from "../clock.js";
import { type Caller, Client, type Limit } from "../cloud/client.js";
import type { SharedCloud } from "../cloud/cloud.js";
import { type Product, personalCr, type RestApi } from "../cloud/products.js";
import { proxyFor } from "../cloud/proxy.js";
import { getCallerAccountId } from "../cloud/sts.js";
import { choose, mayBeInstance, nothingNamed } from "./chosenSource.js";
import type { NamedCredential } from "./credentials.js";
import { endpointOf } from "./endpoints.js";
import { placesOf } from "./names.js";
import { currentProfile, profileRegion } from "./profileFile.js";
import { strangeRegion } from "./regions.js";
import type { Environment, Settings } from "./settings.js";

/** The credentials in use are of another account than the configuration says. */
export class WrongAccountError extends Error {}

/** One set of credentials, and the account that they belong to; each asked for once. */
class Identity {
  private resolved: Promise<NamedCredential> | undefined;
  private account: Promise<string> | undefined;

  constructor(
    private readonly resolve: (region: string) => Promise<NamedCredential>,
    private readonly expectedAccount: string | undefined,
  ) {}

  credential(region: string): Promise<NamedCredential> {
    this.resolved ??= this.resolve(region).catch((error: unknown) => {
      // A later call may find credentials that have come in the meantime.
      this.resolved = undefined;
      throw error;
    });
    return this.resolved;
  }

  accountId(sts: Client, limit: Limit): Promise<string> {
    this.account ??= this.askAccount(sts.within(limit)).catch((error: unknown) => {
      this.account = undefined;
      throw error;
    });
    return this.account;
  }

  private async askAccount(sts: Caller): Promise<string> {
    const account = await getCallerAccountId(sts);
    if (this.expectedAccount === undefined || account === this.expectedAccount) return account;
    throw new WrongAccountError(
      `The credentials in use are of the account ${account}, but ${placesOf("alicloud:accountId")} says ${this.expectedAccount}. ` +
        "Nothing was read or changed. Correct one of the two.",
    );
  }
}

/** A profile that a resource names wins over all that the stack says of credentials. */
function withProfile(settings: Settings, profile: string | undefined): Settings {
  if (profile === undefined) return settings;
  const { endpoints, protocol, readTimeoutMs, connectTimeoutMs, maxRetryTimeoutMs } = settings;
  const { skipRegionValidation, skipCredentialsCheck, allowPlainHttp, waitFactor, sharedCredentialsFile } =
    settings;
  const { registryEndpoints, registryTimeoutMs, verifyImages, allowDeletingUsed, ownerInTags, prices } =
    settings;
  return {
    ...{ endpoints, protocol, readTimeoutMs, connectTimeoutMs, maxRetryTimeoutMs },
    ...{ registryEndpoints, registryTimeoutMs, verifyImages, allowDeletingUsed, ownerInTags, prices },
    ...{
      skipRegionValidation,
      skipCredentialsCheck,
      allowPlainHttp,
      waitFactor,
      sharedCredentialsFile,
      profile,
    },
    places: { ...settings.places, "alicloud:profile": "profile" },
  };
}

/** The endpoint of another product is only looked at by who calls it. */
const alwaysCalled = ["eci", "vpc", "sts"] as const;

function once<T>(open: () => T): () => T {
  let opened: T | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

/** Hands out one `SharedCloud` for each region and each set of credentials. */
export class Clouds {
  private readonly opened = new Map<string, SharedCloud>();
  private readonly identities = new Map<string | undefined, Identity>();

  constructor(
    readonly settings: Settings,
    readonly environment: Environment,
    private readonly log: (message: string) => void = () => {},
    readonly clock: Clock = realClock(settings.waitFactor),
  ) {}

  /** The region of a resource that names none: the stack's, else that of the profile in use. */
  defaultRegion(ownProfile?: string): string {
    const { region, sharedCredentialsFile } = this.settings;
    const profile = ownProfile ?? this.settings.profile;
    const found =
      region ??
      (profile === undefined ? this.currentRegion() : profileRegion(profile, sharedCredentialsFile));
    if (found !== undefined) return found;
    throw new Error(
      `No region is configured. Set regionId on the resource, or one of ${placesOf("alicloud:region")}, ` +
        "for example: pulumi config set alicloud:region cn-hangzhou",
    );
  }

  private currentRegion(): string | undefined {
    const profile = currentProfile(this.settings, this.environment);
    return profile && profileRegion(profile.name, profile.path);
  }

  /** What is to be said of a region that this version does not know, where nobody has said that it is right. */
  strangeRegion(region: string): string | undefined {
    const { endpoints, skipRegionValidation } = this.settings;
    if (skipRegionValidation || endpoints.eci !== undefined) return undefined;
    const text = strangeRegion(region);
    return (
      text && `${text} If it is new, set alicloud:skipRegionValidation to true, and nothing is said of it.`
    );
  }

  /** What is wrong with the credentials as far as that shows without a call; `isSure` unless the machine may have a role of its own. */
  async credentialsTrouble(
    region: string,
    profile: string | undefined,
  ): Promise<{ reason: string; isSure: boolean } | undefined> {
    const settings = withProfile(this.settings, profile);
    if (settings.skipCredentialsCheck) return undefined;
    try {
      const chosen = choose(settings, this.environment);
      if (chosen === undefined) return { reason: nothingNamed(), isSure: !mayBeInstance(this.environment) };
      if (chosen.by !== "keys" && chosen.by !== "ecsRole")
        (await import("./credentials.js")).trySource(settings, region, this.environment);
      return undefined;
    } catch (error) {
      return { reason: error instanceof Error ? error.message : String(error), isSure: true };
    }
  }

  /** What is wrong with where the cloud is called, or with the proxy on the way, as far as that shows without a call. */
  endpointTrouble(region: string): string | undefined {
    try {
      for (const product of alwaysCalled) {
        const { host, protocol } = endpointOf(product, region, this.settings);
        proxyFor(new URL(`${protocol.toLowerCase()}://${host}`), this.environment);
      }
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The region as the stack's credentials see it, or those of a profile. */
  async in(region: string, profile?: string): Promise<SharedCloud> {
    const key = JSON.stringify([profile, region]);
    const known = this.opened.get(key);
    if (known !== undefined) return known;
    const identity = this.identityOf(profile);
    const credential = await identity.credential(region);
    const cloud = this.opened.get(key) ?? this.open(region, credential, identity);
    this.opened.set(key, cloud);
    return cloud;
  }

  /** Whose credentials the stack's are, in the words of a message. */
  async signer(region: string): Promise<string> {
    return (await this.identityOf(undefined).credential(region)).from;
  }

  private identityOf(profile: string | undefined): Identity {
    const known = this.identities.get(profile);
    if (known !== undefined) return known;
    const settings = withProfile(this.settings, profile);
    const identity = new Identity(async (region) => {
      // Loaded here: a run that calls nothing needs no credentials.
      const { resolveCredential } = await import("./credentials.js");
      return resolveCredential(settings, region, this.environment, this.clock, this.log);
    }, settings.accountId);
    this.identities.set(profile, identity);
    return identity;
  }

  private open(region: string, credential: NamedCredential, identity: Identity): SharedCloud {
    const client = (product: Product, rest?: RestApi) => this.client(product, region, credential, rest);
    const sts = client("sts");
    return {
      region,
      clock: this.clock,
      eci: client("eci"),
      vpc: client("vpc"),
      ecs: once(() => client("ecs")),
      cr: once(() => client("cr")),
      personalCr: once(() => client("cr", personalCr)),
      accountId: (limit) => identity.accountId(sts, limit),
    };
  }

  private client(product: Product, region: string, credential: NamedCredential, rest?: RestApi): Client {
    const { host, protocol } = endpointOf(product, region, this.settings);
    const { readTimeoutMs, connectTimeoutMs, maxRetryTimeoutMs } = this.settings;
    return new Client({
      product,
      rest,
      region,
      endpoint: host,
      protocol,
      unknownHost: this.settings.endpoints[product] === undefined ? strangeRegion(region) : undefined,
      credential,
      signer: credential.from,
      readTimeoutMs,
      connectTimeoutMs,
      maxRetryTimeoutMs,
      environment: this.environment,
      clock: this.clock,
      log: this.log,
    });
  }
}
