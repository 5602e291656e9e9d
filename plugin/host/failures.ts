import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { Any } from "google-protobuf/google/protobuf/any_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { explained } from "../../provider/cloud/advice.js";
import { CloudError } from "../../provider/cloud/errors.js";
import { inOwnWords } from "./configuration.js";

/** A create, an update or a read that has left something which the state must know. */
export class InitFailure extends Error {
  constructor(
    message: string,
    readonly id: string,
    readonly properties: Struct,
    readonly inputs: Struct | undefined,
  ) {
    super(message);
  }
}

/** Of an error of the core, what a person reads. */
export function reasonOf(error: unknown): string {
  if (error instanceof CloudError) return inOwnWords(explained(error));
  return inOwnWords(error instanceof Error ? error.message : String(error));
}

/** An error as gRPC sends it: a new one, because a field of a foreign one could leave the call unanswered. */
export function serviceError(error: unknown): Partial<ServiceError> {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof InitFailure)) return { code: status.UNKNOWN, details: message, message };
  const detail = new ErrorResourceInitFailed();
  detail.setId(error.id);
  detail.setProperties(error.properties);
  detail.setReasonsList([message]);
  if (error.inputs !== undefined) detail.setInputs(error.inputs);
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const told = new Status();
  told.setCode(status.UNKNOWN);
  told.setMessage(message);
  told.addDetails(packed);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(told.serializeBinary()));
  return { code: status.UNKNOWN, details: message, message, metadata };
}
