import { StaticAKCredentialsProvider, StaticSTSCredentialsProvider } from "@alicloud/credentials";
import { accessKeyOf, type Source } from "./source.js";

/** An access key that stands somewhere, with the token that it may have. */
export function staticKeys(
  {
    accessKey,
    secretKey,
    securityToken,
  }: { accessKey: string; secretKey: string; securityToken?: string | undefined },
  place: string,
): Source {
  const from = accessKeyOf(place, accessKey);
  const builder =
    securityToken === undefined ? StaticAKCredentialsProvider.builder() : withToken(securityToken);
  return { from, provider: builder.withAccessKeyId(accessKey).withAccessKeySecret(secretKey).build() };
}

function withToken(securityToken: string) {
  return StaticSTSCredentialsProvider.builder().withSecurityToken(securityToken);
}
