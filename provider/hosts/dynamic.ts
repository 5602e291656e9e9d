import { Clouds } from "../accounts/clouds.js";
import { type Environment, readSettings } from "../accounts/settings.js";
import { explained } from "../cloud/advice.js";
import { CloudError } from "../cloud/errors.js";
import { scrub, secretsOf } from "../cloud/scrub.js";
import { cloudFor } from "../core/cloudOf.js";
import { nameOf } from "../core/hidden.js";
import { type Context, PartialFailure, type Properties, type Resource } from "../core/resource.js";
import { stopWatching } from "./dynamicProcess.js";

/** What Pulumi's dynamic-provider host hands to `configure`. */
interface ConfigureRequest {
  config: { get(name: string): string | undefined };
}

/** The methods that Pulumi's dynamic-provider host calls. */
export interface DynamicProvider {
  configure(request: ConfigureRequest): Promise<void>;
  check(olds: Properties, news: Properties): Promise<{ inputs: Properties; failures: unknown[] }>;
  diff(id: string, olds: Properties, news: Properties): Promise<Properties>;
  create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
  read(id: string, state: Properties): Promise<{ id?: string; props?: Properties; inputs?: Properties }>;
  update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }>;
  delete(id: string, state: Properties): Promise<void>;
}

type Operation = "check" | "diff" | "create" | "read" | "update" | "delete";

const providerKey = "__provider";

/** One for the whole process: both resources share its credentials, and the configuration is the stack's. */
const cloudsByConfiguration = new Map<string, Clouds>();

/**
 * Runs a resource's behaviour under Pulumi's dynamic-provider host, and repairs what that host leaves out. `open` gives the
 * clouds of a configuration.
 */
export function dynamicHost(
  resource: Resource,
  environment: Environment = process.env,
  open: typeof cloudsFor = cloudsFor,
): DynamicProvider {
  let configured: Promise<Clouds> = Promise.reject(
    new Error("The provider was called before it was configured."),
  );
  configured.catch(() => {});

  async function run<T>(
    operation: Operation,
    properties: Properties,
    id: string | undefined,
    body: (context: Context) => Promise<T>,
    olds: Properties = {},
  ): Promise<T> {
    const name = nameOf(properties);
    const withoutSecrets = (message: string) => scrub(message, secretsOf([olds, properties]));
    const log = (message: string) => console.log(`${resource.kind} ${name}: ${withoutSecrets(message)}`);
    try {
      const clouds = await configured;
      if (id !== undefined) {
        clouds.phases.name(id);
        clouds.secrets.note(id, secretsOf([olds, properties]));
      }
      return clean(await body({ clouds, log }));
    } catch (error) {
      const reason = withoutSecrets(reasonOf(error));
      throw hostError(resource.kind, operation, name, id, reason, error, properties[providerKey]);
    }
  }

  return {
    // The host caches the provider before this has run, so calls may come in the meantime: they await the promise.
    configure({ config }) {
      configured = Promise.resolve().then(() => open(config, environment));
      configured.catch(() => {});
      return Promise.resolve();
    },
    check: (olds, news) => run("check", news, undefined, (context) => resource.check(context, olds, news)),
    diff: (id, olds, news) =>
      run("diff", news, id, async (context) => ({ ...(await resource.diff(context, id, olds, news)) }), olds),
    create: (inputs) => run("create", inputs, undefined, (context) => create(context, resource, inputs)),
    read: (id, state) =>
      run("read", state, id, async (context) => {
        const found = await resource.read(context, id, state);
        return found === undefined ? {} : { id, props: found.outs, inputs: found.inputs };
      }),
    update: (id, olds, news) =>
      run(
        "update",
        news,
        id,
        async (context) => ({ outs: await resource.update(context, id, olds, news) }),
        olds,
      ),
    delete: (id, state) =>
      run("delete", state, id, async (context) => {
        if (!context.clouds.phases.passOverDeletion(id)) await resource.delete(context, id, state);
      }),
  };
}

/** What a create hands out, complete or not, is in the state once the engine has saved it. */
async function create(
  context: Context,
  resource: Resource,
  inputs: Properties,
): Promise<{ id: string; outs: Properties }> {
  const { tagged } = resource;
  const keep = async (id: string) => {
    context.clouds.secrets.note(id, secretsOf(inputs));
    if (tagged === undefined) return;
    const cloud = await cloudFor(context, inputs);
    context.clouds.phases.keep(cloud, tagged, id);
  };
  try {
    const created = await resource.create(context, inputs);
    await keep(created.id);
    return created;
  } catch (error) {
    if (error instanceof PartialFailure) await keep(error.id);
    throw error;
  }
}

const closingMs = 4_000;

/**
 * The engine closes the host with SIGINT, as soon as the last result is saved, and waits five seconds. Only then is it safe
 * to say of an object that it is no leftover.
 */
function endPhasesOnClose(): void {
  process.once("SIGINT", () => {
    stopWatching();
    const phases = [...cloudsByConfiguration.values()].map((clouds) => clouds.phases.end(closingMs));
    void Promise.allSettled(phases).then(() => process.exit(0));
  });
}

function cloudsFor(config: ConfigureRequest["config"], environment: Environment): Clouds {
  const settings = readSettings((name) => config.get(name) ?? undefined, environment);
  const key = JSON.stringify(settings);
  const known = cloudsByConfiguration.get(key);
  if (known !== undefined) return known;
  if (cloudsByConfiguration.size === 0) endPhasesOnClose();
  const clouds = new Clouds(settings, environment, (message) => console.log(message));
  cloudsByConfiguration.set(key, clouds);
  return clouds;
}

/** `undefined`, BigInt or a function in a result fails in the host, after the cloud has done its part. */
function clean<T>(value: T): T {
  return value === undefined
    ? value
    : (JSON.parse(JSON.stringify(value, (_, item) => (typeof item === "bigint" ? Number(item) : item))) as T);
}

/** An error with only what the host understands; a `metadata` field, for one, would leave the call unanswered. */
function hostError(
  kind: string,
  operation: Operation,
  name: string,
  id: string | undefined,
  reason: string,
  error: unknown,
  provider: unknown,
): Error {
  const subject = [kind, name, id === undefined || id === "" ? "" : `(${id})`]
    .filter((part) => part !== "")
    .join(" ");
  const rebuilt = new HostError(`${subject}: ${reason}`);
  // The host prints error and stack of these itself, right before the engine prints the message.
  rebuilt.stack = "the reason stands with the resource.";
  rebuilt.summary = `${subject}: ${operation} failed`;
  if (error instanceof PartialFailure) {
    rebuilt.id = error.id;
    rebuilt.properties = clean({ ...error.outs, [providerKey]: provider });
    rebuilt.reasons = [`${kind} ${name} (${error.id}): ${reason}`];
  }
  return rebuilt;
}

function reasonOf(error: unknown): string {
  if (error instanceof CloudError) return explained(error);
  return error instanceof Error ? error.message : String(error);
}

class HostError extends Error {
  summary = "";
  id?: string;
  properties?: Properties;
  reasons?: string[];

  override toString(): string {
    return this.summary;
  }
}
