import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  DiffResponse,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { createKept } from "../../provider/core/createKept.js";
import { noteActing } from "../../provider/core/lastWords.js";
import { type Method, Operation } from "../../provider/core/operation.js";
import { PartialFailure, type Properties } from "../../provider/core/resource.js";
import { changedFields } from "../../provider/core/schema/changes.js";
import { withoutSecretValue } from "../../provider/core/secretInputs.js";
import type { Session } from "../../provider/core/session.js";
import { newWarnings } from "../../provider/core/warnings.js";
import { adopted, placedId, tellsOf } from "./adopted.js";
import { autonamed } from "./autonaming.js";
import { inOwnWords } from "./configuration.js";
import { detailOf, propertyDiff } from "./detail.js";
import type { Engine } from "./engine.js";
import { InitFailure, reasonOf } from "./failures.js";
import { hiddenOf, withHidden, withoutHidden } from "./hidden.js";
import { type Hosted, secretNames } from "./hosted.js";
import { ResourceLog } from "./log.js";
import { createdPreview, fixedOutputs, updatedPreview } from "./preview.js";
import { markedBy, sealedNames, stateIn, subject } from "./requests.js";
import { versioned } from "./stateVersion.js";
import { open, seal, sealChecked } from "./values.js";

/** What one process of the plugin works with, once it is configured. */
export interface Process {
  clouds: Clouds;
  session: Session;
  engine: Engine;
  /** Aborted when nobody waits any longer. */
  signal: AbortSignal;
}

interface Call {
  method: Method;
  hosted: Hosted;
  id?: string;
  olds?: Properties;
  news?: Properties;
}

/** The calls of the engine about one resource: request in, core, response out. */
export class Lifecycle {
  constructor(private readonly process: Process) {}

  async check(request: CheckRequest): Promise<CheckResponse> {
    const { hosted, urn } = subject(request);
    const olds = open(request.getOlds());
    const news = open(request.getNews());
    const hidden = hiddenOf(urn, olds.properties, markedBy(hosted, news));
    const declared = { ...withoutHidden(news.properties), ...hosted.hiddenBy?.(news), ...hidden };
    // The hidden inputs alone would pass for those of an object that exists.
    const known = Object.keys(olds.properties).length === 0 ? {} : withHidden(olds.properties, hidden);
    const named = autonamed(request, hosted, known, declared);
    const before = named.olds;
    return this.run({ method: "check", hosted, olds: before, news: declared }, async (operation) => {
      const { inputs, failures, warnings } = await this.unlessInterrupted(
        hosted.resource.check(operation, before, declared),
      );
      for (const { property, reason } of newWarnings(operation, before, declared, warnings))
        operation.log.warning(`${property} ${reason}`);
      const response = new CheckResponse();
      response.setInputs(sealChecked(withoutHidden(inputs), news, secretNames(hosted)));
      response.setFailuresList(
        [...failures, ...named.failures].map((failure) => {
          const { property, reason } = withoutSecretValue(declared, failure);
          const told = new CheckFailure();
          told.setProperty(property);
          told.setReason(inOwnWords(operation.secrets.scrub(reason)));
          return told;
        }),
      );
      return response;
    });
  }

  async diff(request: DiffRequest): Promise<DiffResponse> {
    const { hosted, urn } = subject(request);
    const state = stateIn(request.getOlds()).properties;
    const news = open(request.getNews());
    const hidden = hiddenOf(urn, state, markedBy(hosted, news));
    const olds = withHidden(state, hidden);
    const wanted = withHidden(news.properties, hidden);
    const id = request.getId();
    return this.run({ method: "diff", hosted, id, olds, news: wanted }, async (operation) => {
      const decided = await this.unlessInterrupted(hosted.resource.diff(operation, id, olds, wanted));
      const { reason, replaces, deleteBeforeReplace = false } = decided;
      if (reason !== undefined && operation.isNews(reason)) operation.log.info(reason);
      const response = new DiffResponse();
      response.setStablesList(fixedOutputs(hosted));
      const changed = changedFields(hosted.arguments, olds, wanted);
      const isSame =
        decided.changes === false ||
        (decided.changes === undefined && changed.length + replaces.length === 0);
      response.setChanges(isSame ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME);
      if (isSame) return response;
      response.setReplacesList(replaces);
      response.setDeletebeforereplace(deleteBeforeReplace);
      const before = open(request.getOldInputs()).properties;
      const details = detailOf(before, wanted, { changed, replaces });
      // Something goes on that no argument asks for: a build that is not over, or one that is begun again.
      if (details.size === 0) {
        details.set(hosted.condition, { change: "update", replaces: false, isOfInputs: false });
        const why = `is ${olds.status ?? olds.phase ?? "not finished"}: it is gone on with`;
        if (reason === undefined && operation.isNews(why)) operation.log.info(why);
      }
      response.setHasdetaileddiff(true);
      response.setDiffsList([...new Set([...changed, ...replaces])]);
      for (const [path, detail] of details) response.getDetaileddiffMap().set(path, propertyDiff(detail));
      return response;
    });
  }

  async create(request: CreateRequest): Promise<CreateResponse> {
    const { hosted, urn } = subject(request);
    const news = open(request.getProperties());
    const secrets = sealedNames(hosted, news.secrets);
    const response = new CreateResponse();
    if (request.getPreview()) {
      response.setProperties(seal(createdPreview(hosted, withoutHidden(news.properties)), secrets));
      return response;
    }
    const inputs = withHidden(
      news.properties,
      hiddenOf(urn, {}, markedBy(hosted, news), { create: request.getTimeout() }),
    );
    return this.run({ method: "create", hosted, news: inputs }, async (operation) => {
      const { id, outs } = await this.kept(secrets, () => createKept(operation, hosted.resource, inputs));
      response.setId(id);
      response.setProperties(seal(versioned(withoutHidden(outs)), secrets));
      response.setRefreshBeforeUpdate(hosted.isUnsettled?.(outs) ?? false);
      return response;
    });
  }

  /** With nothing in its state, an object is taken in, by its id alone or with its region before it. */
  async read(request: ReadRequest): Promise<ReadResponse> {
    const { hosted, urn } = subject(request);
    const state = stateIn(request.getProperties());
    const inputs = open(request.getInputs());
    const secrets = sealedNames(hosted, state.secrets, inputs.secrets);
    const olds = withHidden(state.properties, hiddenOf(urn, state.properties, markedBy(hosted, state)));
    const isKnown = tellsOf(hosted, olds);
    const { id, regionId } = isKnown
      ? { id: request.getId(), regionId: olds.regionId }
      : placedId(request.getId(), olds);
    const place = { ...olds, ...(regionId !== undefined && { regionId }) };
    return this.run({ method: "read", hosted, id, olds: place }, async (operation) => {
      const found = await this.unlessInterrupted(
        isKnown ? hosted.resource.read(operation, id, place) : adopted(operation, hosted, id, place),
      );
      const response = new ReadResponse();
      if (found === undefined) return response;
      response.setId(id);
      response.setProperties(seal(versioned(withoutHidden(found.outs)), secrets));
      response.setInputs(seal(withoutHidden(found.inputs), secrets));
      response.setRefreshBeforeUpdate(hosted.isUnsettled?.(found.outs) ?? false);
      return response;
    });
  }

  async update(request: UpdateRequest): Promise<UpdateResponse> {
    const { hosted, urn } = subject(request);
    const state = stateIn(request.getOlds());
    const news = open(request.getNews());
    const secrets = sealedNames(hosted, news.secrets);
    const response = new UpdateResponse();
    const hidden = hiddenOf(urn, state.properties, markedBy(hosted, news), {
      update: request.getTimeout(),
    });
    const olds = withHidden(state.properties, hidden);
    const wanted = withHidden(news.properties, hidden);
    if (request.getPreview()) {
      const preview = updatedPreview(hosted, withoutHidden(olds), withoutHidden(wanted));
      response.setProperties(seal(preview, [...state.secrets, ...secrets]));
      return response;
    }
    const id = request.getId();
    return this.run({ method: "update", hosted, id, olds, news: wanted }, async (operation) => {
      const outs = await this.kept(secrets, () => hosted.resource.update(operation, id, olds, wanted));
      response.setProperties(seal(versioned(withoutHidden(outs)), secrets));
      response.setRefreshBeforeUpdate(hosted.isUnsettled?.(outs) ?? false);
      return response;
    });
  }

  async delete(request: DeleteRequest): Promise<void> {
    const { hosted, urn } = subject(request);
    const state = stateIn(request.getProperties());
    const hidden = hiddenOf(urn, state.properties, markedBy(hosted, state), {
      delete: request.getTimeout(),
    });
    const olds = withHidden(state.properties, hidden);
    const id = request.getId();
    await this.run({ method: "delete", hosted, id, olds }, async (operation) => {
      if (!operation.session.passOverDeletion(id)) await hosted.resource.delete(operation, id, olds);
    });
  }

  /** What failed halfway is told with what it has left. */
  private async kept<T>(secrets: readonly string[], body: () => Promise<T>): Promise<T> {
    try {
      return await body();
    } catch (error) {
      if (!(error instanceof PartialFailure)) throw error;
      const properties: Struct = seal(versioned(withoutHidden(error.outs)), secrets);
      throw new InitFailure(`${error.id} ${error.message}`, error.id, properties, undefined);
    }
  }

  /** What only asks ends at once when nobody waits any longer. */
  private unlessInterrupted<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.process;
    work.catch(() => {});
    return new Promise((resolve, reject) => {
      const interrupted = () => reject(new Error("was interrupted. Nothing was changed."));
      if (signal.aborted) interrupted();
      signal.addEventListener("abort", interrupted, { once: true });
      work.then(resolve, reject).finally(() => signal.removeEventListener("abort", interrupted));
    });
  }

  private async run<T>({ hosted, ...call }: Call, body: (operation: Operation) => Promise<T>): Promise<T> {
    const { clouds, session, engine, signal } = this.process;
    let log: ResourceLog | undefined;
    const operation = new Operation({
      ...call,
      ...{ clouds, session, signal },
      logFor: (identity, secrets) => {
        log = new ResourceLog(engine, identity, secrets);
        return log;
      },
    });
    try {
      session.begin(operation);
      noteActing(session, call.method);
      const result = await body(operation);
      log?.end("done");
      return result;
    } catch (error) {
      log?.end("failed");
      throw toldAs(error, operation);
    } finally {
      await engine.heard();
    }
  }
}

function toldAs(error: unknown, { secrets }: Operation): Error {
  const message = secrets.scrub(reasonOf(error));
  if (error instanceof InitFailure) return new InitFailure(message, error.id, error.properties, error.inputs);
  return new Error(message);
}
