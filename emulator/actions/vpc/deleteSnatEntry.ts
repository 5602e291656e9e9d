import { notFound } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { findSnatTable } from "../../network/snatEntry.js";

export function deleteSnatEntry(call: Call): Answer {
  const { cloud, parameters } = call;
  const { natGatewayId } = findSnatTable(call);
  const snatEntryId = parameters.required("SnatEntryId");
  if (cloud.snatEntries.get(snatEntryId)?.natGatewayId !== natGatewayId) {
    throw notFound("InvalidSnatEntryId.NotFound", `The SNAT entry ${snatEntryId}`);
  }
  cloud.snatEntries.delete(snatEntryId);
  return {};
}
