import type { CredentialsProvider } from "@alicloud/credentials";
import type { Clock } from "../../clock.js";
import { shortKeyId } from "../../cloud/scrub.js";
import type { Environment, Settings } from "../settings.js";

/** Credentials, and whose they are in the words of a message. */
export interface Source {
  provider: CredentialsProvider;
  /** Such as "the access key of ALICLOUD_ACCESS_KEY (LTAI…abcd)". */
  from: string;
}

/** What a source may have to know beside its own values. */
export interface Surroundings {
  settings: Settings;
  /** Where STS is called. */
  region: string;
  environment: Environment;
  clock: Clock;
  log(message: string): void;
}

export const defaultSessionName = "pulumi-eci";

/** How long one call for credentials may take. */
export const timeouts = { readTimeoutMs: 60_000, connectTimeoutMs: 60_000 };

export function accessKeyOf(place: string, id: string): string {
  return `the access key of ${place} (${shortKeyId(id)})`;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
