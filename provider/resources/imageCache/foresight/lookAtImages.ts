import { entriesOf } from "../../../cloud/answer.js";
import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { isKnown } from "../../../core/schema/rules.js";
import { containsUnknown } from "../../../core/schema/unknown.js";
import type { Budget } from "../../../registry/budget.js";
import { hostNamed, registryOf } from "../../../registry/host.js";
import { DanglingReference, type Login } from "../../../registry/login.js";
import type { Asking } from "../../../registry/registries.js";
import { loginOf } from "../registryCredentials.js";
import { callerLogin } from "./callerLogin.js";
import type { LookedImage } from "./lookedImage.js";

/** What the registries say of the images of a declaration, asked with the logins that it declares. What is not known yet is left out. */
export async function lookAtImages(
  operation: Operation,
  inputs: Properties,
  budget?: Budget,
): Promise<LookedImage[]> {
  const images = Array.isArray(inputs.images) ? inputs.images : [];
  const named = images.flatMap((image: unknown, index) =>
    typeof image === "string" && isKnown(image) ? [{ index, image }] : [],
  );
  const registries = await operation.registries();
  const logins = new Map<string, Promise<Login | "none" | "unknown">>();
  const looked = named.map(async ({ index, image }): Promise<LookedImage> => {
    const host = registryOf(image);
    const isCovered = isIn(inputs.acrRegistryInfos, host);
    const skipped: LookedImage = { index, image, isCovered, outcome: registries.unasked(image) };
    if (!registries.asks(host)) return skipped;
    const login = logins.get(host) ?? loginFor(operation, inputs, host);
    logins.set(host, login);
    const known = await login;
    if (known === "unknown") return skipped;
    const asking = {
      ...askingAt(inputs, host),
      ...(known !== "none" && { login: known }),
      ...(budget && { budget }),
    };
    const outcome = await registries.look(image, asking);
    return {
      index,
      image,
      isCovered,
      outcome,
      unpacked: (layers) => registries.unpackedSizes(image, layers, asking),
    };
  });
  return Promise.all(looked);
}

/** Whether an entry of `acrRegistryInfos` stands for a host; without domains it stands for all of its instance. */
function isIn(registryInfos: unknown, host: string): boolean {
  if (containsUnknown(registryInfos)) return true;
  return entriesOf(registryInfos).some(({ domains }) => !Array.isArray(domains) || names(domains, host));
}

function askingAt(inputs: Properties, host: string): Asking {
  return {
    platform: platformOf(inputs),
    isPlain: names(inputs.plainHttpRegistries, host),
    isInsecure: names(inputs.insecureRegistries, host),
  };
}

/** Functions of programs name a platform of their own; a cache is built for that of its system. */
function platformOf({ osType, platform }: Properties) {
  const [, os, architecture] = /^([^/]+)\/([^/]+)$/.exec(typeof platform === "string" ? platform : "") ?? [];
  if (os !== undefined && architecture !== undefined) return { os, architecture };
  return { os: osType === "Windows" ? "windows" : "linux", architecture: "amd64" };
}

/** What the declaration says, and where it says nothing, what the cloud does by itself: it pulls from Container Registry of the account. */
async function loginFor(
  operation: Operation,
  inputs: Properties,
  host: string,
): Promise<Login | "none" | "unknown"> {
  const declared = await declaredLogin(operation, inputs, host);
  return declared === "none" ? ((await callerLogin(operation, inputs, host)) ?? "none") : declared;
}

/** The login that the declaration has for a registry: what the cloud could not use must not make a preview green. */
async function declaredLogin(
  operation: Operation,
  { imageRegistryCredentials }: Properties,
  host: string,
): Promise<Login | "none" | "unknown"> {
  if (containsUnknown(imageRegistryCredentials)) return "unknown";
  const credential = entriesOf(imageRegistryCredentials).find(
    ({ server }) => typeof server === "string" && hostNamed(server) === host,
  );
  if (credential === undefined) return "none";
  try {
    return await loginOf(operation, credential);
  } catch (error) {
    // The check of the credentials tells of it.
    if (error instanceof DanglingReference) return "unknown";
    throw error;
  }
}

function names(registries: unknown, host: string): boolean {
  return Array.isArray(registries) && registries.some((named) => hostNamed(String(named)) === host);
}
