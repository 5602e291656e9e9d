import type { Clouds } from "../accounts/clouds.js";
import { isEmulated } from "../accounts/registrySettings.js";
import type { Environment } from "../accounts/settings.js";
import { entriesOf } from "../cloud/answer.js";
import { Cloud } from "../cloud/cloud.js";
import type { Properties } from "../core/resource.js";
import { Budget } from "../registry/budget.js";
import { CredentialHelpers } from "../registry/credentialHelpers.js";
import { hostNamed, registryOf } from "../registry/host.js";
import { isReference, type Login, resolveLogin } from "../registry/login.js";
import { Registries } from "../registry/registries.js";
import { imageFindings } from "../resources/imageCache/foresight/imageFindings.js";
import { issuerOf } from "../resources/imageCache/foresight/issuer.js";
import type { LookedImage } from "../resources/imageCache/foresight/lookedImage.js";
import { type Finding, note, ok, reasonOf, wrong } from "./finding.js";
import { patienceMs } from "./patience.js";

/** Images as a cache declares them, and the logins beside them. */
export interface DeclaredImages {
  /** Who declares them, in the words of a message. */
  by: string;
  images: readonly string[];
  /** Entries as those of `imageRegistryCredentials`; a value that cannot be read, such as a secret, is no text. */
  credentials: readonly Properties[];
  /** The profile by whose credentials they are pulled. */
  profile?: string | undefined;
  plainHttpRegistries?: unknown;
  insecureRegistries?: unknown;
}

const platform = { os: "linux", architecture: "amd64" };

/** Whether the registries of images answer, know them, and take the logins. */
export async function registryFindings(
  declared: readonly DeclaredImages[],
  clouds: Clouds,
  environment: Environment,
): Promise<Finding[]> {
  const { settings } = clouds;
  const { registryEndpoints, endpoints } = settings;
  const asked = { registryEndpoints, registryTimeoutMs: patienceMs, isEmulated: isEmulated(endpoints.eci) };
  const registries = new Registries(asked, environment);
  const found = (await Promise.all(declared.map((one) => findingsOf(one, registries, clouds)))).flat();
  const isGood = ({ about, verdict }: Finding) => about === "image" && verdict === "ok";
  const good = found.filter(isGood);
  return [...found.filter((one) => !isGood(one)), ...(good.length > mostTold ? [counted(good)] : good)];
}

/** Of more good images than these, only the number is worth a line. */
const mostTold = 3;

function counted(good: readonly Finding[]): Finding {
  return ok("image", `${good.length} images are there for linux/amd64`);
}

async function findingsOf(
  declared: DeclaredImages,
  registries: Registries,
  clouds: Clouds,
): Promise<Finding[]> {
  const logins = await loginsOf(declared);
  await addOwnLogins(logins, declared, clouds);
  const looked = await Promise.all(
    declared.images.map(async (image, index): Promise<LookedImage> => {
      const host = registryOf(image);
      const login = logins.known.get(host);
      const asking = {
        platform,
        ...(login !== undefined && { login }),
        isPlain: names(declared.plainHttpRegistries, host),
        isInsecure: names(declared.insecureRegistries, host),
        budget: new Budget(patienceMs),
      };
      const outcome = logins.hidden.has(host)
        ? { is: "skipped" as const }
        : await registries.look(image, asking);
      return { index, image, outcome };
    }),
  );
  return [...logins.findings, ...looked.map((one) => imageFinding(declared.by, one, logins))];
}

function imageFinding(by: string, one: LookedImage, { hidden }: Logins): Finding {
  const about = "image";
  const told = `${one.image} of ${by}`;
  if (one.outcome.is === "skipped") {
    const why = hidden.has(registryOf(one.image))
      ? "its login cannot be read from here"
      : "beside an emulator no registry off this machine is asked, unless pulumi-eci:registryEndpoints says where";
    return note(about, `${told} is not looked up: ${why}`);
  }
  const remarks = imageFindings([one]);
  const severe = remarks.find(({ severity }) => severity !== "note");
  if (severe !== undefined) return wrong(about, `${by}: ${severe.text}`);
  const [remark] = remarks;
  return remark === undefined
    ? ok(about, `${told} is there for linux/amd64`)
    : note(about, `${by}: ${remark.text}`);
}

interface Logins {
  known: Map<string, Login>;
  /** Registries whose login nobody but the engine can read. */
  hidden: Set<string>;
  findings: Finding[];
}

async function loginsOf({ by, credentials }: DeclaredImages): Promise<Logins> {
  const logins: Logins = { known: new Map(), hidden: new Set(), findings: [] };
  const helpers = new CredentialHelpers();
  for (const credential of entriesOf(credentials)) {
    const host = hostNamed(String(credential.server));
    if (!isReference(credential) && typeof credential.password !== "string") {
      logins.hidden.add(host);
      continue;
    }
    try {
      logins.known.set(host, await resolveLogin(credential, helpers));
      logins.findings.push(ok("login", `${host} of ${by} leads to a user and a password`));
    } catch (error) {
      logins.hidden.add(host);
      logins.findings.push(wrong("login", `${host} of ${by} leads nowhere: ${reasonOf(error)}`));
    }
  }
  return logins;
}

/** Container Registry is pulled from without a login: what it holds is asked by the rights of whoever runs this. */
async function addOwnLogins(
  { known, hidden, findings }: Logins,
  { by, images, profile }: DeclaredImages,
  clouds: Clouds,
): Promise<void> {
  const hosts = [...new Set(images.map(registryOf))].filter((host) => !known.has(host) && !hidden.has(host));
  for (const host of hosts) {
    const issuer = issuerOf(host, clouds.settings);
    if (issuer === undefined) continue;
    try {
      const limit = { deadline: clouds.clock.now() + patienceMs };
      const login = await issuer.ask(new Cloud(await clouds.in(issuer.region, profile), limit));
      if (login !== undefined) known.set(host, { ...login, isCallers: true });
    } catch (error) {
      const told = `${issuer.name}, which ${by} pulls from, hands out no login: ${reasonOf(error)}`;
      findings.push(
        note(
          "login",
          told,
          "Its images are looked for without one; the cloud itself pulls by its own rights.",
        ),
      );
    }
  }
}

function names(registries: unknown, host: string): boolean {
  return Array.isArray(registries) && registries.some((named) => hostNamed(String(named)) === host);
}
