import { type CredentialsProvider, ECSRAMRoleCredentialsProvider } from "@alicloud/credentials";
import { messageOf, type Source } from "./source.js";

/** The RAM role of the instance that this runs on. Its metadata service is reached without a proxy, as the SDK does. */
export function instanceRole(role: string | undefined, place: string | undefined): Source {
  const where = place === undefined ? "" : ` of ${place}`;
  const from = role === undefined ? "the instance's RAM role" : `the instance's RAM role ${role}${where}`;
  let provider: CredentialsProvider | undefined;
  return {
    from,
    provider: {
      getProviderName: () => "ecs_ram_role",
      getCredentials: async () => {
        try {
          // Built when it is asked: a metadata service that is switched off refuses to be.
          provider ??= ECSRAMRoleCredentialsProvider.builder()
            .withRoleName(role ?? "")
            .build();
          return await provider.getCredentials();
        } catch (error) {
          const reason = reasonOf(error).replace(/\.$/, "");
          throw new Error(`${from.replace(/^the/, "The")} gave no credentials: ${reason}.`);
        }
      },
    },
  };
}

const service = "the metadata service 100.100.100.200";

function reasonOf(error: unknown): string {
  const { code, name } = error as { code?: string; name?: string };
  if (code !== undefined) return `${service} cannot be reached (${code})`;
  return /Timeout/.test(name ?? "") ? `${service} did not answer in time` : messageOf(error);
}
