import { imageCacheCrd } from "../../../sdk/kubernetes/manifests.js";
import type { Kubectl } from "./kubectl.js";

/** Lets a cluster know ImageCache objects. */
export async function defineImageCaches(kubectl: Kubectl): Promise<void> {
  const definition = imageCacheCrd();
  const commands: [string[], string][] = [
    [["apply", "-f", "-"], JSON.stringify(definition)],
    [["wait", "--for=condition=Established", "--timeout=30s", `crd/${definition.metadata.name}`], ""],
  ];
  for (const [command, input] of commands) {
    const { code, stderr } = await kubectl(command, { input });
    if (code !== 0) throw new Error(stderr);
  }
}
