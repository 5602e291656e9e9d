import type { Clouds } from "../accounts/clouds.js";
import type { Environment } from "../accounts/settings.js";
import { explained } from "../cloud/advice.js";
import { CloudError } from "../cloud/errors.js";
import { createKept } from "../core/createKept.js";
import { type Identity, identityOf } from "../core/identity.js";
import { noteActing } from "../core/lastWords.js";
import type { Log } from "../core/log.js";
import { type Method, Operation } from "../core/operation.js";
import { PartialFailure, type Properties, type Resource } from "../core/resource.js";
import { secretArguments, withoutSecretValue } from "../core/secretInputs.js";
import { asSecretValue, quotingOutputs } from "../core/secretMark.js";
import type { Secrets } from "../core/secrets.js";
import type { Session } from "../core/session.js";
import { newWarnings } from "../core/warnings.js";
import { openProcess } from "./dynamicProcess.js";

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

const providerKey = "__provider";

/** What the engine hands to one call. */
interface Call {
  id?: string;
  olds?: Properties;
  news?: Properties;
}

/**
 * Runs a resource's behaviour under Pulumi's dynamic-provider host, and repairs what that host leaves out. `open` gives the
 * clouds of a configuration, and what this process knows.
 */
export function dynamicHost(
  resource: Resource,
  environment: Environment = process.env,
  open: (
    config: ConfigureRequest["config"],
    environment: Environment,
  ) => {
    clouds: Clouds;
    session: Session;
  } = openProcess,
): DynamicProvider {
  let configured: Promise<ReturnType<typeof open>> = Promise.reject(
    new Error("The provider was called before it was configured."),
  );
  configured.catch(() => {});

  async function run<T>(method: Method, call: Call, body: (operation: Operation) => Promise<T>): Promise<T> {
    const { clouds, session } = await configured.catch((error: unknown) => {
      throw hostError(resource, method, call, error);
    });
    const operation = new Operation({ method, clouds, session, ...call, logFor: logOf(resource.kind) });
    try {
      session.begin(operation);
      noteActing(session, method);
      return clean(await body(operation));
    } catch (error) {
      throw hostError(resource, method, call, error, operation);
    }
  }

  return {
    // The host caches the provider before this has run, so calls may come in the meantime: they await the promise.
    configure({ config }) {
      configured = Promise.resolve().then(() => open(config, environment));
      configured.catch(() => {});
      return Promise.resolve();
    },
    check: (olds, news) =>
      run("check", { olds, news }, async (operation) => {
        const { inputs, failures, warnings } = await resource.check(operation, olds, news);
        for (const { property, reason } of newWarnings(operation, olds, news, warnings))
          operation.log.warning(`${property} ${reason}`);
        const shown = failures.map((failure) => withoutSecretValue(news, failure));
        const scrubbed = shown.map(({ property, reason }) => ({
          property,
          reason: operation.secrets.scrub(reason),
        }));
        return { inputs, failures: scrubbed };
      }),
    diff: (id, olds, news) =>
      run("diff", { id, olds, news }, async (operation) => {
        const { reason, ...result } = await resource.diff(operation, id, olds, news);
        if (reason !== undefined && operation.isNews(reason)) operation.log.info(reason);
        return result;
      }),
    create: (inputs) =>
      run("create", { news: inputs }, async (operation) => {
        const { id, outs } = await createKept(operation, resource, inputs);
        return { id, outs: sealed(resource, inputs, outs) };
      }),
    read: (id, state) =>
      run("read", { id, olds: state }, async (operation) => {
        const found = await resource.read(operation, id, state);
        return found === undefined ? {} : { id, props: found.outs, inputs: found.inputs };
      }),
    update: (id, olds, news) =>
      run("update", { id, olds, news }, async (operation) => ({
        outs: sealed(resource, news, await resource.update(operation, id, olds, news)),
      })),
    delete: (id, state) =>
      run("delete", { id, olds: state }, async (operation) => {
        if (!operation.session.passOverDeletion(id)) await resource.delete(operation, id, state);
      }),
  };
}

function logOf(kind: string): (identity: Identity, secrets: Secrets) => Log {
  return ({ name }, secrets) => {
    const print = (message: string) => console.log(`${kind} ${name}: ${secrets.scrub(message)}`);
    return {
      info: print,
      progress: print,
      warning: (message) => print(`warning: ${message}`),
      note: (message) => print(`note: ${message}`),
    };
  };
}

/** The engine keeps what is called as a secret argument is: what else holds text of one is marked for it. */
function sealed({ outputs = {} }: Resource, inputs: Properties, outs: Properties): Properties {
  const names = quotingOutputs(outputs, secretArguments(inputs)).filter((name) => outs[name] !== undefined);
  return { ...outs, ...Object.fromEntries(names.map((name) => [name, asSecretValue(outs[name])])) };
}

/** `undefined`, BigInt or a function in a result fails in the host, after the cloud has done its part. */
function clean<T>(value: T): T {
  return value === undefined
    ? value
    : (JSON.parse(JSON.stringify(value, (_, item) => (typeof item === "bigint" ? Number(item) : item))) as T);
}

/** An error with only what the host understands; a `metadata` field, for one, would leave the call unanswered. */
function hostError(
  resource: Resource,
  method: Method,
  call: Call,
  error: unknown,
  operation?: Operation,
): Error {
  const { kind } = resource;
  const { id = "", olds, news } = call;
  const name = operation?.identity.name ?? identityOf(news ?? olds ?? {}).name;
  const told = reasonOf(error);
  const reason = operation === undefined ? told : operation.secrets.scrub(told);
  const subject = [kind, name, id === "" ? "" : `(${id})`].filter((part) => part !== "").join(" ");
  const rebuilt = new HostError(`${subject}: ${reason}`);
  // The host prints error and stack of these itself, right before the engine prints the message.
  rebuilt.stack = "the reason stands with the resource.";
  rebuilt.summary = `${subject}: ${method} failed`;
  if (error instanceof PartialFailure) {
    rebuilt.id = error.id;
    const outs = sealed(resource, news ?? {}, error.outs);
    rebuilt.properties = clean({ ...outs, [providerKey]: (news ?? olds)?.[providerKey] });
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
