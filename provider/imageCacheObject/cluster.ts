import { existsSync } from "node:fs";
import type { KubeConfig, Middleware } from "@kubernetes/client-node";
import { ClusterError } from "./clusterError.js";
import type { ImageCacheObject } from "./object.js";

const place = { group: "eci.alibabacloud.com", version: "v1", plural: "imagecaches" };
const requestTimeoutMs = 30_000;

/** Without it a connection that hangs would never end. */
const withTimeout: Middleware = {
  pre: (request) => {
    request.setSignal(AbortSignal.timeout(requestTimeoutMs));
    return Promise.resolve(request);
  },
  post: (response) => Promise.resolve(response),
};

/** The ImageCache objects of one cluster. */
export interface Cluster {
  /** Where it is, for messages. */
  readonly server: string;
  get(name: string): Promise<ImageCacheObject | undefined>;
  create(object: object, fieldManager: string): Promise<ImageCacheObject>;
  /** Deletes the object if it still is the one of this uid. */
  remove(name: string, uid: string): Promise<void>;
}

/** Opens the cluster that a kubeconfig leads to. The client is loaded here: only these resources need it. */
export async function openCluster(
  kubeconfig: string | undefined,
  context: string | undefined,
): Promise<Cluster> {
  const kubernetes = await import("@kubernetes/client-node");
  const config = loadKubeconfig(new kubernetes.KubeConfig(), kubeconfig, context);
  const server = config.getCurrentCluster()?.server ?? "";
  const api = new kubernetes.CustomObjectsApi(
    kubernetes.createConfiguration({
      baseServer: new kubernetes.ServerConfiguration(server, {}),
      authMethods: { default: config },
      promiseMiddleware: [withTimeout],
    }),
  );
  const call = async <T>(body: () => Promise<unknown>): Promise<T> => {
    try {
      return (await body()) as T;
    } catch (error) {
      throw ClusterError.from(error, server);
    }
  };
  return {
    server,
    get: (name) => unlessGone(call<ImageCacheObject>(() => api.getClusterCustomObject({ ...place, name }))),
    create: (body, fieldManager) =>
      call<ImageCacheObject>(() => api.createClusterCustomObject({ ...place, body, fieldManager })),
    remove: async (name, uid) => {
      const body = { preconditions: { uid }, propagationPolicy: "Background" };
      await unlessGone(call(() => api.deleteClusterCustomObject({ ...place, name, body })));
    },
  };
}

function loadKubeconfig(
  config: KubeConfig,
  kubeconfig: string | undefined,
  context: string | undefined,
): KubeConfig {
  try {
    if (kubeconfig === undefined) config.loadFromDefault();
    else if (existsSync(kubeconfig)) config.loadFromFile(kubeconfig);
    else config.loadFromString(kubeconfig);
  } catch {
    // The parser quotes what it could not read, and that may be a secret.
    throw new Error("The kubeconfig is neither a path of a file nor the content of a kubeconfig.");
  }
  if (context !== undefined) {
    const known = config.getContexts().map(({ name }) => name);
    if (!known.includes(context)) {
      throw new Error(`The kubeconfig has no context "${context}"; it has ${known.join(", ") || "none"}.`);
    }
    config.setCurrentContext(context);
  }
  if (config.getCurrentCluster() === null) {
    throw new Error(
      "The kubeconfig names no cluster: set kubeconfig, or context, or the variable KUBECONFIG.",
    );
  }
  return config;
}

async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ClusterError && error.status === 404 && !error.isUnknownKind) return undefined;
    throw error;
  }
}
