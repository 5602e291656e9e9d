import { nothingNamed, sourcesNamed } from "../accounts/chosenSource.js";
import type { Clouds } from "../accounts/clouds.js";
import { type Finding, note, ok, reasonOf, wrong } from "./finding.js";
import { inTime } from "./patience.js";

const about = "credentials";

/** Which credentials were found where, which of them count, and whether they can be had at all. */
export async function credentialFindings(clouds: Clouds, region: string): Promise<Finding[]> {
  const [first = "the metadata service", ...others] = namedIn(clouds);
  const beaten =
    others.length === 0 ? [] : [note(about, `not used, because the first one wins: ${others.join("; ")}`)];
  try {
    const from = await inTime(first, clouds.signer(region));
    return [ok(about, from), ...beaten];
  } catch (error) {
    const reason = reasonOf(error);
    const nothing = nothingNamed();
    const isNothing = reason.startsWith(nothing);
    const finding = isNothing
      ? nothingFound(reason.slice(nothing.length + 1))
      : wrong(about, reason, correct);
    return [finding, ...beaten];
  }
}

const correct =
  "Correct what is named, or take it away: then the next place in the order of docs/configuration.md counts.";

/** The error itself names all places, which is more than a line; its end tells of the instance's role. */
function nothingFound(instance: string): Finding {
  return wrong(
    about,
    "none: no access key, profile, role, credentials URI or OIDC role is set in the configuration or the environment, and no file " +
      `of the aliyun command or the SDKs holds any. ${instance}`,
    "Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or another place of docs/configuration.md.",
  );
}

/** What cannot be read is told by who resolves it. */
function namedIn({ settings, environment }: Clouds): string[] {
  try {
    return sourcesNamed(settings, environment);
  } catch {
    return [];
  }
}
