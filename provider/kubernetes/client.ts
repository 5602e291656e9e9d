import type { Configuration, Middleware } from "@kubernetes/client-node";
import { ClusterError } from "./clusterError.js";
import { loadKubeconfig } from "./kubeconfig.js";

const requestTimeoutMs = 30_000;

/** Without it a connection that hangs would never end. */
const withTimeout: Middleware = {
  pre: (request) => {
    request.setSignal(AbortSignal.timeout(requestTimeoutMs));
    return Promise.resolve(request);
  },
  post: (response) => Promise.resolve(response),
};

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

/** Opens the cluster that a kubeconfig leads to. The Kubernetes client is loaded here: only few resources need it. */
export async function openClient(
  kubeconfig: string | undefined,
  context: string | undefined,
): Promise<ClusterClient> {
  const kubernetes = await import("@kubernetes/client-node");
  const config = loadKubeconfig(new kubernetes.KubeConfig(), kubeconfig, context);
  const server = config.getCurrentCluster()?.server ?? "";
  const configuration = kubernetes.createConfiguration({
    baseServer: new kubernetes.ServerConfiguration(server, {}),
    authMethods: { default: config },
    promiseMiddleware: [withTimeout],
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
