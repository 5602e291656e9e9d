// What the plugin needs of the Kubernetes client: the bundler leaves out the rest, which is most of it.
export {
  CustomObjectsApi,
  createConfiguration,
  KubeConfig,
  ServerConfiguration,
} from "@kubernetes/client-node";
