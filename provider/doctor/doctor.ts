import { Clouds } from "../accounts/clouds.js";
import type { Environment, Settings } from "../accounts/settings.js";
import { Cloud } from "../cloud/cloud.js";
import { accountFinding } from "./account.js";
import { clusterFindings } from "./cluster.js";
import { credentialFindings } from "./credentials.js";
import { dryRunFinding, type Network } from "./dryRun.js";
import { type Finding, reasonOf, wrong } from "./finding.js";
import { askHosts, type Hosts } from "./hosts.js";
import { installationFindings, type Places } from "./installation.js";
import { patienceMs } from "./patience.js";
import { type Statement, statementFor } from "./policy.js";
import { quotaFinding, readFindings } from "./reads.js";
import { regionFinding } from "./region.js";
import { type DeclaredImages, registryFindings } from "./registries.js";

/** What is looked at. */
export interface Patient {
  places: Places;
  environment: Environment;
  /** What the configuration and the environment say; undefined where they cannot be read. */
  settings: Settings | undefined;
  region?: string | undefined;
  declared: readonly DeclaredImages[];
  /** The network of a dry run; none is made where it is left out. */
  dryRun?: Network | undefined;
  /** Where a cluster is looked at: a kubeconfig, and a context of it. */
  cluster?: { kubeconfig?: string | undefined; context?: string | undefined } | undefined;
}

/** What was found. */
export interface Diagnosis {
  /** The version of this form: fields are added to it, none is taken away. */
  schema: 1;
  findings: Finding[];
  /** What has to be granted for what was refused. */
  statement?: Statement;
}

/** Looks at all that has to be right before anything works, and changes nothing. */
export async function diagnose(patient: Patient): Promise<Diagnosis> {
  const { places, environment, settings, declared, cluster } = patient;
  // One for all that looks: credentials are resolved once.
  const clouds = settings === undefined ? undefined : impatient(settings, environment);
  const looked = [
    installationFindings(places, environment),
    clouds === undefined ? [] : cloudFindings(patient, clouds),
    clouds === undefined ? [] : registryFindings(declared, clouds, environment),
    cluster === undefined ? [] : clusterFindings(cluster.kubeconfig, cluster.context),
  ];
  const findings = (await Promise.all(looked)).flat();
  const statement = statementFor(findings);
  return { schema: 1, findings, ...(statement !== undefined && { statement }) };
}

async function cloudFindings(patient: Patient, clouds: Clouds): Promise<Finding[]> {
  let region: string;
  try {
    region = patient.region ?? clouds.defaultRegion();
  } catch (error) {
    const named = await credentialFindings(clouds, "cn-hangzhou");
    return [...named, wrong("region", reasonOf(error))];
  }
  const about = regionFinding(clouds, region);
  if (about.verdict === "wrong") return [about];
  const [credentials, hosts] = await Promise.all([
    credentialFindings(clouds, region),
    askHosts(region, clouds.settings, patient.environment),
  ]);
  const isUsable =
    credentials.every(({ verdict }) => verdict !== "wrong") && clouds.endpointTrouble(region) === undefined;
  const calls = isUsable ? await callFindings(clouds, region, hosts, patient) : [];
  return [...credentials, about, ...hosts.findings, ...calls];
}

async function callFindings(
  clouds: Clouds,
  region: string,
  { answering }: Hosts,
  { dryRun }: Patient,
): Promise<Finding[]> {
  const cloud = new Cloud(await clouds.in(region), { deadline: clouds.clock.now() + patienceMs });
  const isEci = answering.has("eci");
  const calls = [
    answering.has("sts") ? [accountFinding(cloud)] : [],
    [readFindings(cloud, answering)],
    isEci ? [quotaFinding(cloud)] : [],
    isEci && dryRun !== undefined ? [dryRunFinding(cloud, dryRun)] : [],
  ].flat();
  return (await Promise.all<Finding | Finding[]>(calls)).flat();
}

/** The same clouds, which wait for nobody longer than a look may take. */
function impatient(settings: Settings, environment: Environment): Clouds {
  const patience = { readTimeoutMs: patienceMs, connectTimeoutMs: patienceMs, maxRetryTimeoutMs: patienceMs };
  return new Clouds({ ...settings, ...patience }, environment);
}
