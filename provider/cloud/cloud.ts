import type Credential from "@alicloud/credentials";
import { resolveCredential } from "../configuration/credentials.js";
import { endpointOf } from "../configuration/endpoint.js";
import { placesOf } from "../configuration/names.js";
import { profileRegion } from "../configuration/profile.js";
import { eciRegions } from "../configuration/regions.js";
import type { Environment, Settings } from "../configuration/settings.js";
import { type Pace, realPace } from "../pace.js";
import { Client } from "./client.js";
import type { Product } from "./products.js";
import { getCallerAccountId } from "./sts.js";

/** The products of one region as one account sees them. */
export interface Cloud {
  readonly region: string;
  readonly pace: Pace;
  readonly eci: Client;
  readonly vpc: Client;
  /** The account whose credentials sign the calls; asked for once. */
  accountId(deadline: number): Promise<string>;
}

/** Hands out one `Cloud` for each region, all signing with the same credentials. */
export class Clouds {
  private readonly pace: Pace;
  private readonly regions = new Map<string, Cloud>();
  private credential: Promise<Credential> | undefined;
  private account: Promise<string> | undefined;

  constructor(
    readonly settings: Settings,
    private readonly environment: Environment,
    private readonly tell: (message: string) => void = () => {},
  ) {
    this.pace = realPace(settings.waitFactor);
  }

  /** The region of a resource that names none. */
  defaultRegion(): string {
    const { region, profile, sharedCredentialsFile } = this.settings;
    const found =
      region ?? (profile === undefined ? undefined : profileRegion(profile, sharedCredentialsFile));
    if (found !== undefined) return found;
    throw new Error(
      `No region is configured. Set regionId on the resource, or one of ${placesOf("alicloud:region")}, ` +
        "for example: pulumi config set alicloud:region cn-hangzhou",
    );
  }

  /** Why a region cannot be used, or undefined when it can. */
  refuseRegion(region: string): string | undefined {
    const { endpoints, skipRegionValidation } = this.settings;
    if (skipRegionValidation || endpoints.eci !== undefined || eciRegions.includes(region)) return undefined;
    return (
      `"${region}" is no region of Elastic Container Instance that this version knows. Known are ${eciRegions.join(", ")}. ` +
      "If it is new, set alicloud:skipRegionValidation to true."
    );
  }

  async in(region: string): Promise<Cloud> {
    const known = this.regions.get(region);
    if (known !== undefined) return known;
    this.credential ??= resolveCredential(this.settings, region, this.environment).catch((error: unknown) => {
      // A later call may find credentials that have come in the meantime.
      this.credential = undefined;
      throw error;
    });
    const credential = await this.credential;
    const cloud = this.regions.get(region) ?? this.open(region, credential);
    this.regions.set(region, cloud);
    return cloud;
  }

  private open(region: string, credential: Credential): Cloud {
    const client = (product: Product) => this.client(product, region, credential);
    const sts = client("sts");
    return {
      region,
      pace: this.pace,
      eci: client("eci"),
      vpc: client("vpc"),
      accountId: (deadline) => {
        this.account ??= getCallerAccountId(sts, deadline).catch((error: unknown) => {
          this.account = undefined;
          throw error;
        });
        return this.account;
      },
    };
  }

  private client(product: Product, region: string, credential: Credential): Client {
    const { host, protocol } = endpointOf(product, region, this.settings);
    const { readTimeoutMs, connectTimeoutMs, maxRetryTimeoutMs } = this.settings;
    return new Client({
      product,
      region,
      endpoint: host,
      protocol,
      credential,
      readTimeoutMs,
      connectTimeoutMs,
      maxRetryTimeoutMs,
      pace: this.pace,
      tell: this.tell,
    });
  }
}
