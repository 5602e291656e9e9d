import { join } from "node:path";
import { cacheFolder, goBuild, isExecutable, isNewEnough } from "./programs.mts";

const version = "1.36.3";

/** The oldest on PATH that will do. What KUBEBUILDER_ASSETS holds was chosen and is not judged. */
const oldest = "1.30.0";

const sources = {
  etcd: { package: "go.etcd.io/etcd/server/v3", question: ["--version"], oldest: "3.5.0" },
  "kube-apiserver": { package: "k8s.io/kubernetes/cmd/kube-apiserver", question: ["--version"], oldest },
  "kube-controller-manager": {
    package: "k8s.io/kubernetes/cmd/kube-controller-manager",
    question: ["--version"],
    oldest,
  },
  kubectl: { package: "k8s.io/kubernetes/cmd/kubectl", question: ["version", "--client"], oldest },
};

type Name = keyof typeof sources;

/** The command of each program. */
export type KubernetesPrograms = Record<Name, string>;

/**
 * The programs of a cluster without nodes, each on its own: the one in the folder KUBEBUILDER_ASSETS, the one on PATH, the
 * one in the cache folder, or built by Go.
 */
export async function kubernetesPrograms(log: (line: string) => void): Promise<KubernetesPrograms> {
  return {
    etcd: await obtain("etcd", log),
    "kube-apiserver": await obtain("kube-apiserver", log),
    "kube-controller-manager": await obtain("kube-controller-manager", log),
    kubectl: await obtain("kubectl", log),
  };
}

async function obtain(name: Name, log: (line: string) => void): Promise<string> {
  return (await given(name)) ?? (await onPath(name)) ?? (await cached(name)) ?? (await build(name, log));
}

async function given(name: Name): Promise<string | undefined> {
  const folder = process.env.KUBEBUILDER_ASSETS;
  return folder ? ifExecutable(join(folder, name)) : undefined;
}

async function onPath(name: Name): Promise<string | undefined> {
  const { question, oldest } = sources[name];
  return (await isNewEnough(name, question, oldest)) ? name : undefined;
}

function cached(name: Name): Promise<string | undefined> {
  return ifExecutable(cacheFile(name));
}

function cacheFile(name: Name): string {
  return join(cacheFolder(`kubernetes-${version}`), name);
}

async function build(name: Name, log: (line: string) => void): Promise<string> {
  const go = "1.26.0";
  log(`Building ${name} with Go ${go} or newer: about 8 minutes for all of Kubernetes on two cores, once…`);
  const target = cacheFile(name);
  await goBuild({
    module: "kubernetes",
    package: sources[name].package,
    flags: ["-ldflags", linkerFlags],
    go,
    target,
    missing: `${name} is neither in KUBEBUILDER_ASSETS nor on PATH and could not be built`,
    remedy: `Install ${name} ${sources[name].oldest} or newer`,
  });
  return target;
}

const told = { gitVersion: `v${version}`, gitMajor: "1", gitMinor: "36" };
const linkerFlags = [
  "-s -w",
  ...Object.entries(told).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`),
].join(" ");

async function ifExecutable(file: string): Promise<string | undefined> {
  return (await isExecutable(file)) ? file : undefined;
}
