import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";
import { type PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type CreateRequest,
  type DeleteRequest,
  type DiffRequest,
  DiffResponse,
  type GetSchemaRequest,
  GetSchemaResponse,
  type InvokeRequest,
  InvokeResponse,
  type ListRequest,
  type ListResponse,
  type ProviderHandshakeRequest,
  ProviderHandshakeResponse,
  type ReadRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { Clouds } from "../../provider/accounts/clouds.js";
import type { Environment } from "../../provider/accounts/settings.js";
import { isMadeByEngine } from "../../provider/core/identity.js";
import { lastWordsOf } from "../../provider/core/lastWords.js";
import { Operation } from "../../provider/core/operation.js";
import type { Properties } from "../../provider/core/resource.js";
import { Session } from "../../provider/core/session.js";
import type { Constructor } from "./components.js";
import {
  beatenSources,
  checkConfiguration,
  configuresTheSame,
  inOwnWords,
  keysToRepeat,
  secretArguments,
  settingsOf,
  strangeEndpoints,
} from "./configuration.js";
import { Engine } from "./engine.js";
import { reasonOf } from "./failures.js";
import { functionOf } from "./functions.js";
import { Lifecycle, type Process } from "./lifecycle.js";
import { listed } from "./listing.js";
import { ResourceLog } from "./log.js";
import { open, seal } from "./values.js";

interface Package {
  version: string;
  /** The schema as JSON text; few runs ask for it. */
  schema(): Promise<string>;
}

const closingMs = 4_000;

/** The provider as Pulumi's engine calls it: one method for each call. */
export class PluginHost {
  private readonly engine = new Engine();
  private process: Omit<Process, "signal"> | undefined;
  private interruption = new AbortController();
  private engineAddress = "";
  private isToldToRepeat = false;
  private components: Promise<Constructor> | undefined;

  constructor(
    private readonly own: Package,
    private readonly environment: Environment = process.env,
  ) {}

  /** The engine that has started this process. */
  connect(address: string): void {
    this.engineAddress = address;
    this.engine.connect(address);
  }

  handshake(request: ProviderHandshakeRequest): ProviderHandshakeResponse {
    this.connect(request.getEngineAddress());
    const response = new ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    response.setSupportsAutonamingConfiguration(true);
    return response;
  }

  attach(request: PluginAttach): Empty {
    this.connect(request.getAddress());
    return new Empty();
  }

  getPluginInfo(): PluginInfo {
    const info = new PluginInfo();
    info.setVersion(this.own.version);
    return info;
  }

  async getSchema(request: GetSchemaRequest): Promise<GetSchemaResponse> {
    if (request.getVersion() > 0)
      throw new Error(`There is no schema of the form ${request.getVersion()}: only of form 0.`);
    const response = new GetSchemaResponse();
    response.setSchema(await this.own.schema());
    return response;
  }

  checkConfig(request: CheckRequest): CheckResponse {
    const { properties, secrets } = open(request.getNews());
    const found = checkConfiguration(properties, this.environment);
    if (found.length === 0) this.tellOfBeatenSources(request.getUrn(), properties);
    const response = new CheckResponse();
    response.setInputs(seal(properties, [...secrets, ...secretArguments]));
    response.setFailuresList(
      found.map(({ property, reason }) => {
        const failure = new CheckFailure();
        failure.setProperty(property);
        failure.setReason(reason);
        return failure;
      }),
    );
    return response;
  }

  /** Of the configuration of a stack this is no news: whoever keeps keys in the environment overrides it. */
  private tellOfBeatenSources(urn: string, properties: Properties): void {
    if (isMadeByEngine(urn)) return;
    const text = beatenSources(properties, this.environment);
    if (text !== undefined) this.engine.say({ text, severity: LogSeverity.WARNING, urn });
  }

  /** Another configuration replaces nothing by itself: whether an object has to move, its own diff decides. */
  diffConfig(request: DiffRequest): DiffResponse {
    const olds = open(request.getOldInputs() ?? request.getOlds()).properties;
    const news = open(request.getNews()).properties;
    this.tellToRepeat(keysToRepeat(olds, news));
    const response = new DiffResponse();
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    response.setChanges(configuresTheSame(olds, news) ? DIFF_NONE : DIFF_SOME);
    return response;
  }

  configure(request: ConfigureRequest): ConfigureResponse {
    const { properties } = open(request.getArgs());
    const settings = settingsOf(properties, this.environment);
    const tell = (text: string) => this.engine.say({ text: inOwnWords(text), severity: LogSeverity.INFO });
    const strange = strangeEndpoints(properties);
    if (strange !== undefined) this.engine.say({ text: strange, severity: LogSeverity.WARNING });
    this.interruption = new AbortController();
    this.process = {
      clouds: new Clouds(settings, this.environment, tell),
      session: this.process?.session ?? new Session(),
      engine: this.engine,
    };
    const response = new ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
    response.setSupportsAutonamingConfiguration(true);
    return response;
  }

  private tellToRepeat(keys: readonly string[]): void {
    if (keys.length === 0 || this.isToldToRepeat) return;
    this.isToldToRepeat = true;
    const repeated = keys.map((key) => `${key} as eci:${key.split(":")[1]}`).join(", ");
    const text = `The plugin does not see all of this stack's configuration. With pulumi config set, repeat ${repeated}.`;
    this.engine.say({ text, severity: LogSeverity.WARNING });
  }

  check = (request: CheckRequest) => this.lifecycle().check(request);
  diff = (request: DiffRequest) => this.lifecycle().diff(request);
  create = (request: CreateRequest) => this.lifecycle().create(request);
  read = (request: ReadRequest) => this.lifecycle().read(request);
  update = (request: UpdateRequest) => this.lifecycle().update(request);

  async delete(request: DeleteRequest): Promise<Empty> {
    await this.lifecycle().delete(request);
    return new Empty();
  }

  async invoke(request: InvokeRequest): Promise<InvokeResponse> {
    const { clouds, session, engine, signal } = this.configured();
    const answer = functionOf(request.getTok());
    const { properties, secrets } = open(request.getArgs());
    const look = new Operation({
      ...{ method: "check", clouds, session, signal },
      news: { ...properties, __secrets: [...secrets].map((name) => [name]) },
      logFor: (identity, hiding) => new ResourceLog(engine, { ...identity, urn: "" }, hiding),
    });
    const response = new InvokeResponse();
    try {
      response.setReturn(seal({ ...(await answer(look, properties)) }, []));
      return response;
    } catch (error) {
      throw new Error(look.secrets.scrub(reasonOf(error)));
    }
  }

  /** What makes components. */
  componentConstructor(): Promise<Constructor> {
    this.components ??= import("./components.js").then(({ openConstructor }) =>
      openConstructor(this.engineAddress, this.own.version),
    );
    return this.components;
  }

  async list(request: ListRequest): Promise<ListResponse[]> {
    const query = open(request.getQuery()).properties;
    try {
      return await listed(this.configured(), { token: request.getToken(), query, limit: request.getLimit() });
    } catch (error) {
      throw new Error(reasonOf(error));
    }
  }

  /** Nobody waits any longer. It comes at the end of every run, too: then nothing is waiting. */
  cancel(): Empty {
    this.interruption.abort();
    this.interruption = new AbortController();
    return new Empty();
  }

  /** The engine has saved all that it was handed. */
  async close(): Promise<void> {
    if (this.process !== undefined) {
      for (const text of lastWordsOf(this.process.session))
        this.engine.say({ text: inOwnWords(text), severity: LogSeverity.INFO });
      await this.engine.heard();
      for (const line of await this.process.session.end(closingMs))
        this.engine.say({ text: inOwnWords(line), severity: LogSeverity.WARNING });
      await this.engine.heard();
    }
    this.engine.close();
  }

  private lifecycle(): Lifecycle {
    return new Lifecycle(this.configured());
  }

  private configured(): Process {
    if (this.process === undefined) throw new Error("The provider was called before it was configured.");
    return { ...this.process, signal: this.interruption.signal };
  }
}
