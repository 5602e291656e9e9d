import * as pulumi from "@pulumi/pulumi";
import { identityOfUrn } from "../../provider/core/identity.js";
import type { Nested } from "../nested.js";

export const providerType = "pulumi:providers:kubernetes";

/** Namespaces that kubernetes providers put objects into that name none, by the providers' names. */
export class ProviderNamespaces {
  private readonly seen = new Map<string, Nested>();

  add(provider: string, namespace: Nested): void {
    this.seen.set(provider, namespace);
  }

  /** Of the provider of a resource; undefined where it is not known. */
  of({ provider }: { provider?: pulumi.ProviderResource | undefined }): Nested {
    if (provider === undefined) return new pulumi.Config("kubernetes").get("namespace");
    if (this.seen.size === 0) return undefined;
    return provider.urn.apply((urn) => this.seen.get(identityOfUrn(urn, undefined).name));
  }
}
