import { apis } from "../actions/index.js";
import { ApiError } from "../apiError.js";
import { type Action, type Answer, checkRegion } from "../call.js";
import { maskParameters, type RecordedCall } from "../calls.js";
import type { FaultPlan } from "../faults.js";
import { newRequestId } from "../ids.js";
import type { Account } from "../options.js";
import { Parameters } from "../parameters.js";
import type { Cloud } from "../store/cloud.js";
import { playFault } from "./playFault.js";
import { authorize, checkPolicy } from "./policy/policy.js";
import { answerReply, errorReply, type Reply } from "./reply.js";
import { Authenticator } from "./signature/authenticate.js";
import type { SignedRequest } from "./signature/signedRequest.js";
import { readV1 } from "./signature/v1.js";
import { readV3 } from "./signature/v3.js";
import { header, type WireRequest } from "./wireRequest.js";

/** Turns a request into a reply; undefined means that the connection breaks instead. */
export class Gateway {
  readonly calls: RecordedCall[] = [];
  private readonly authenticator: Authenticator;

  constructor(
    private readonly cloud: Cloud,
    private readonly faults: FaultPlan,
    private readonly closing: AbortSignal,
  ) {
    for (const { policy } of cloud.settings.accounts) if (policy !== undefined) checkPolicy(policy);
    this.authenticator = new Authenticator(cloud.settings.accounts);
  }

  async handle(request: WireRequest): Promise<Reply | undefined> {
    const requestId = newRequestId();
    const hostId = header(request.headers, "host") ?? "";
    this.cloud.settings.clock.onCall?.();
    let record: RecordedCall | undefined;
    let reply: Reply | undefined;
    try {
      const signed = readV3(request) ?? readV1(request);
      record = this.record(signed, requestId);
      reply = await this.perform(signed, request, record);
    } catch (error) {
      const refusal = asApiError(error);
      if (record) record.code = refusal.code;
      reply = errorReply(refusal, hostId, requestId);
    }
    if (record && reply) record.status = reply.status;
    return reply;
  }

  private async perform(
    signed: SignedRequest,
    request: WireRequest,
    record: RecordedCall,
  ): Promise<Reply | undefined> {
    const action = findAction(signed, request);
    const account = this.authenticator.authenticate(signed);
    record.accountId = account.accountId;
    if (account.policy !== undefined) authorize(account.policy, record.product, record.action);
    const parameters = new Parameters(signed.parameters);
    const run = async () => answerReply(await this.run(action, account, parameters), record.requestId);
    const fault = this.faults.take(record.product, record.action);
    return fault ? await playFault(fault, run, this.faults, this.closing) : await run();
  }

  private async run(action: Action, account: Account, parameters: Parameters): Promise<Answer> {
    const { cloud } = this;
    checkRegion(parameters, cloud.settings.regions);
    cloud.settle();
    const answer = await action({ cloud, account, parameters, now: cloud.now() });
    cloud.settle();
    return answer;
  }

  private record(signed: SignedRequest, requestId: string): RecordedCall {
    const region = signed.parameters.get("RegionId");
    const record: RecordedCall = {
      product: findApi(signed.version)?.product ?? signed.version,
      action: signed.action,
      ...(region !== undefined && { region }),
      parameters: maskParameters(signed.parameters),
      status: 0,
      requestId,
    };
    this.calls.push(record);
    return record;
  }
}

function findApi(version: string) {
  return Object.hasOwn(apis, version) ? apis[version] : undefined;
}

function findAction({ action, version }: SignedRequest, { method, path }: WireRequest): Action {
  const { actions = {}, routes = {} } = findApi(version) ?? {};
  const found = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!found || (routes[action] !== undefined && routes[action] !== `${method} ${path}`)) {
    throw new ApiError(
      404,
      "InvalidApi.NotFound",
      `The action ${action} of version ${version} does not exist here.`,
    );
  }
  return found;
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(500, "InternalError", `The emulator failed: ${String(error)}`);
}
