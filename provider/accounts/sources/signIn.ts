import { ask } from "./ask.js";
import { keysIn, Session, type SessionKeys } from "./session.js";
import { messageOf, type Source, type Surroundings } from "./source.js";

interface CloudSso {
  signInUrl: string;
  accountId: string;
  accessConfiguration: string;
  accessToken: string;
  /** Seconds since the epoch. */
  expiresAt: number;
}

const json = { accept: "application/json", "content-type": "application/json" };

/** Keys of a sign-in through CloudSSO. Its token is renewed by `aliyun configure` alone. */
export function cloudSso(
  sso: CloudSso,
  from: string,
  signInAgain: string,
  { environment }: Surroundings,
): Source {
  const begin = async (): Promise<SessionKeys> => {
    if (sso.expiresAt * 1_000 <= Date.now())
      throw new Error(`The sign-in of ${from} has expired: ${signInAgain}.`);
    const url = new URL("/cloud-credentials", sso.signInUrl).href;
    const headers = { ...json, authorization: `Bearer ${sso.accessToken}` };
    const body = JSON.stringify({ AccountId: sso.accountId, AccessConfigurationId: sso.accessConfiguration });
    const answer = await asked(from, signInAgain, () =>
      ask({ method: "POST", url, headers, body }, environment, [sso.accessToken]),
    );
    return expectKeys(answer.CloudCredential, from);
  };
  return { provider: new Session("cloud_sso", begin), from };
}

interface OAuth {
  site: string;
  accessToken: string;
  refreshToken: string;
  /** Seconds since the epoch. */
  expiresAt: number;
  /** Keeps what the sign-in has renewed: the old refresh token holds no more. */
  save(fields: Record<string, unknown>): void;
}

/** The hosts and the ids of the `aliyun` command as an application. */
const oauthSites: Record<string, { url: string; clientId: string }> = {
  cn: { url: "https://oauth.aliyun.com", clientId: "4038181954557748008" },
  intl: { url: "https://oauth.alibabacloud.com", clientId: "4103531455503354461" },
};

const renewedAheadMs = 20 * 60_000;

/** Keys of a sign-in through OAuth, whose tokens are renewed here. */
export function oauth(sign: OAuth, from: string, signInAgain: string, { environment }: Surroundings): Source {
  const site = oauthSites[sign.site.toLowerCase()];
  if (site === undefined)
    throw new Error(`The oauth_site_type of ${from} must be CN or INTL, not "${sign.site}".`);
  let { accessToken, refreshToken, expiresAt } = sign;
  const renew = async () => {
    const form = { grant_type: "refresh_token", refresh_token: refreshToken, client_id: site.clientId };
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams({ ...form, Timestamp: new Date().toISOString() }).toString();
    const answer = await asked(from, signInAgain, () =>
      ask({ method: "POST", url: `${site.url}/v1/token`, headers, body }, environment, [refreshToken]),
    );
    if (typeof answer.access_token !== "string" || typeof answer.refresh_token !== "string")
      throw new Error(`The sign-in of ${from} answered without tokens.`);
    accessToken = answer.access_token;
    refreshToken = answer.refresh_token;
    expiresAt = Math.floor(Date.now() / 1_000) + (Number(answer.expires_in) || 3_600);
    sign.save({
      oauth_access_token: accessToken,
      oauth_refresh_token: refreshToken,
      oauth_access_token_expire: expiresAt,
    });
  };
  const begin = async (): Promise<SessionKeys> => {
    if (refreshToken !== "" && expiresAt * 1_000 - Date.now() <= renewedAheadMs) await renew();
    const headers = { ...json, authorization: `Bearer ${accessToken}` };
    const answer = await asked(from, signInAgain, () =>
      ask({ method: "POST", url: `${site.url}/v1/exchange`, headers }, environment, [accessToken]),
    );
    return expectKeys(answer, from);
  };
  return { provider: new Session("oauth", begin), from };
}

async function asked<T>(from: string, signInAgain: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw new Error(
      `The sign-in of ${from} gave no credentials: ${messageOf(error)}. If it has expired: ${signInAgain}.`,
    );
  }
}

function expectKeys(answer: unknown, from: string): SessionKeys {
  const keys = keysIn(answer);
  if (keys === undefined) throw new Error(`The sign-in of ${from} answered without credentials.`);
  return keys;
}
