import type { Configuration, Middleware } from "@kubernetes/client-node";
import { ClusterError } from "./clusterError.js";
import { loadKubeconfig } from "./kubeconfig.js";

const requestTimeoutMs = 30_000;

/** Without it a connection that hangs would never end. */
const withTimeout = (timeoutMs: number): Middleware => ({
  pre: (request) => {
    request.setSignal(AbortSignal.timeout(timeoutMs));
    return Promise.resolve(request);
  },
  post: (response) => Promise.resolve(response),
});

/** The way to one API server. */
export interface ClusterClient {
  readonly server: string;
  readonly kubernetes: typeof import("@kubernetes/client-node");
  api<T>(type: new (configuration: Configuration) => T): T;
  /** The answer of a call; its failure as a `ClusterError`. */
  call<T>(body: () => Promise<unknown>): Promise<T>;
  /** The same, undefined where the object is not there. */
  callUnlessGone<T>(body: () => Promise<unknown>): Promise<T | undefined>;
}

const clientPackage = "@kubernetes/client-node";

/** The Kubernetes client is not installed. It is half as large as all the rest, and only few programs need it. */
export class KubernetesClientMissing extends Error {
  override readonly name = "KubernetesClientMissing";

  constructor(who: string) {
    super(`${who} needs ${clientPackage}: npm install ${clientPackage}`);
  }
}

/** The Kubernetes client, for `who` needs it. */
async function loadKubernetesClient(who: string): Promise<typeof import("@kubernetes/client-node")> {
  try {
    return await import("@kubernetes/client-node");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
    if (isMissing && message.includes(clientPackage)) throw new KubernetesClientMissing(who);
    throw error;
  }
}

/** Opens the cluster that a kubeconfig leads to, for `who` needs it. */
export async function openClient(
  kubeconfig: string | undefined,
  context: string | undefined,
  {
    who = 'buildWith: "cluster"',
    timeoutMs = requestTimeoutMs,
  }: { who?: string; timeoutMs?: number | undefined } = {},
): Promise<ClusterClient> {
  const kubernetes = await loadKubernetesClient(who);
  const config = loadKubeconfig(new kubernetes.KubeConfig(), kubeconfig, context);
  const server = config.getCurrentCluster()?.server ?? "";
  const configuration = kubernetes.createConfiguration({
    baseServer: new kubernetes.ServerConfiguration(server, {}),
    authMethods: { default: config },
    promiseMiddleware: [withTimeout(timeoutMs)],
  });
  const call = async <T>(body: () => Promise<unknown>): Promise<T> => {
    try {
      return (await body()) as T;
    } catch (error) {
      throw ClusterError.from(error, server);
    }
  };
  return {
    server,
    kubernetes,
    api: (type) => new type(configuration),
    call,
    callUnlessGone: async <T>(body: () => Promise<unknown>) => {
      try {
        return await call<T>(body);
      } catch (error) {
        if (error instanceof ClusterError && error.isGone) return undefined;
        throw error;
      }
    },
  };
}
