import type { V1ConfigMap, V1Secret } from "@kubernetes/client-node";
import type { ClusterClient } from "../provider/kubernetes/client.js";
import type { ImageRegistryCredentialInputs } from "../provider/resources/imageCache/registries.js";
import type { Profile } from "./request.js";

const profilePlace = { namespace: "kube-system", name: "eci-profile" };

/** What a virtual node reads of its cluster beside the ImageCache objects. */
export class ClusterReader {
  private readonly api;

  constructor(
    private readonly client: ClusterClient,
    private readonly fallback: Profile,
  ) {
    this.api = client.api(client.kubernetes.CoreV1Api);
  }

  /** The cluster's defaults, and what nobody has set there from what the node was given. */
  async profile(): Promise<Profile> {
    const map = await this.client.callUnlessGone<V1ConfigMap>(() =>
      this.api.readNamespacedConfigMap(profilePlace),
    );
    const { vSwitchIds, securityGroupId, resourceGroupId } = map?.data ?? {};
    return {
      vswitchIds: vSwitchIds ? vSwitchIds.split(",").map((id) => id.trim()) : this.fallback.vswitchIds,
      securityGroupId: securityGroupId || this.fallback.securityGroupId,
      resourceGroupId: resourceGroupId || this.fallback.resourceGroupId,
    };
  }

  /** The logins of secrets that are named `namespace:secretName`. */
  async credentials(names: readonly string[]): Promise<ImageRegistryCredentialInputs[]> {
    const found = await Promise.all(names.map((name) => this.login(name)));
    return found.flat();
  }

  private async login(reference: string): Promise<ImageRegistryCredentialInputs[]> {
    const [namespace = "", name = ""] = reference.split(":");
    const secret = await this.client.callUnlessGone<V1Secret>(() =>
      this.api.readNamespacedSecret({ namespace, name }),
    );
    const login = secret?.data && loginOf(secret.data, reference);
    if (login === undefined) {
      throw new Error(
        `there is no secret ${reference} of type kubernetes.io/dockerconfigjson or kubernetes.io/dockercfg`,
      );
    }
    return login;
  }
}

interface DockerLogin {
  username?: string;
  password?: string;
  auth?: string;
}

type Logins = Record<string, DockerLogin>;

/** A secret of the older type holds the logins alone, without the configuration around them. */
function loginOf(
  data: Record<string, string>,
  reference: string,
): ImageRegistryCredentialInputs[] | undefined {
  const { ".dockerconfigjson": configuration, ".dockercfg": logins } = data;
  if (configuration !== undefined) {
    return loginsOf((parsed(configuration, reference) as { auths?: Logins }).auths ?? {});
  }
  return logins === undefined ? undefined : loginsOf(parsed(logins, reference) as Logins);
}

function loginsOf(logins: Logins): ImageRegistryCredentialInputs[] {
  return Object.entries(logins).map(([address, { username, password, auth = "" }]) => {
    const [user = "", ...rest] = Buffer.from(auth, "base64").toString().split(":");
    return {
      server: address.replace(/^https?:\/\//, "").replace(/\/.*$/, ""),
      userName: username ?? user,
      password: password ?? rest.join(":"),
    };
  });
}

function parsed(base64: string, reference: string): object {
  try {
    return JSON.parse(Buffer.from(base64, "base64").toString());
  } catch {
    // The parser's own message quotes the secret.
    throw new Error(`the secret ${reference} holds no Docker configuration`);
  }
}
