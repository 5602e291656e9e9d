import { inject } from "vitest";
import { type Kubectl, kubectlOf } from "./kubectl.js";

declare module "vitest" {
  interface ProvidedContext {
    kubeconfig: string;
    kubectl: string;
  }
}

/** The cluster that all tests of the layer share. What a test makes in it lies in a namespace of its own. */
export function cluster(): { kubeconfig: string; kubectl: Kubectl } {
  const kubeconfig = inject("kubeconfig");
  return { kubeconfig, kubectl: kubectlOf(inject("kubectl"), kubeconfig) };
}
