import { type Metadata, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { expect, it } from "vitest";
import { InitFailure, reasonOf, serviceError } from "../../../../plugin/host/failures.js";

it("sends an error anew, so that no field of a foreign one leaves the call unanswered", () => {
  const foreign = Object.assign(new Error("no route"), { code: "ECONNREFUSED", metadata: "none" });
  expect(serviceError(foreign)).toEqual({ code: status.UNKNOWN, details: "no route", message: "no route" });
  expect(serviceError("text")).toEqual({ code: status.UNKNOWN, details: "text", message: "text" });
});

it("tells with a create that failed halfway what it has left", () => {
  const properties = Struct.fromJavaScript({ status: "Creating" });
  const { metadata, code } = serviceError(
    new InitFailure("imc-1 is still Creating.", "imc-1", properties, undefined),
  );
  expect(code).toBe(status.UNKNOWN);
  const [packed] = (metadata as Metadata).get("grpc-status-details-bin");
  const [any] = Status.deserializeBinary(packed as Buffer).getDetailsList();
  expect(any?.getTypeName()).toBe("pulumirpc.ErrorResourceInitFailed");
  const detail = ErrorResourceInitFailed.deserializeBinary(any?.getValue_asU8() as Uint8Array);
  expect(detail.getId()).toBe("imc-1");
  expect(detail.getReasonsList()).toEqual(["imc-1 is still Creating."]);
  expect(detail.getProperties()?.toJavaScript()).toEqual({ status: "Creating" });
});

it("says a reason in the words of this host, whatever was thrown", () => {
  expect(reasonOf(new Error("Set alicloud:region."))).toBe("Set eci:region.");
  expect(reasonOf("alicloud:profile")).toBe("eci:profile");
  expect(reasonOf(undefined)).toBe("undefined");
});
