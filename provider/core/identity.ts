import type { Properties } from "./resource.js";

/** Which resource of which stack is meant. */
export interface Identity {
  urn: string;
  /** The resource's name in the stack. */
  name: string;
  /** Undefined where the host does not know it. */
  organization: string | undefined;
}

/** What the class passes on of a resource, and so what a state tells of it. */
export function identityOf({ __urn, __organization }: Properties): Identity {
  const organization = typeof __organization === "string" ? __organization : undefined;
  return identityOfUrn(typeof __urn === "string" ? __urn : "", organization);
}

export function identityOfUrn(urn: string, organization: string | undefined): Identity {
  return { urn, name: nameIn(urn) ?? "(unnamed)", organization };
}

/** Whether a provider is one that the engine makes by itself, of the stack's configuration: `default`, or with the version that a program asks for. */
export function isMadeByEngine(providerUrn: string): boolean {
  return /^default(?:_|$)/.test(nameIn(providerUrn) ?? "");
}

/** The last part of a URN, which may hold the separator itself. */
function nameIn(urn: string): string | undefined {
  const parts = urn.split("::");
  return parts.length < 4 ? undefined : parts.slice(3).join("::");
}
