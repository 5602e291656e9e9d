import type { CloudError } from "./errors.js";

/** Codes that every action is repeated for: the request was fine, the moment was not. */
const always = [
  "OperationConflict",
  "LastTokenProcessing",
  "OperationFailed.LastTokenProcessing",
  "SystemBusy",
  "OperationFailed.SystemBusy",
  "ServiceUnavailable",
  "InternalError",
  "Degrade.Api",
  "SignatureNonceUsed",
  "TaskConflict",
  "VPC_TASK_CONFLICT",
  "ConnectionFailed",
  "RequestTimeout",
  "UnreadableAnswer",
];

/** Codes that only these actions are repeated for. */
const byAction: Record<string, readonly string[]> = {
  UpdateImageCache: ["ImageCache.IncorrectStatus", "IncorrectStatus"],
  DeleteImageCache: ["ImageCache.IncorrectStatus", "IncorrectStatus"],
  AllocateEipAddress: ["FrequentPurchase.EIP", "IncorrectStatus"],
  ModifyEipAddressAttribute: ["IncorrectEipStatus", "IncorrectStatus.ResourceStatus"],
  ReleaseEipAddress: [
    "IncorrectEipStatus",
    "IncorrectStatus",
    "TaskConflict.AssociateGlobalAccelerationInstance",
  ],
  AddCommonBandwidthPackageIp: [
    "IncorrectStatus.Eip",
    "EipOperation.TooFrequently",
    "OperationFailed.DistibuteLock",
    "BandwidthPackageOperation.conflict",
  ],
  RemoveCommonBandwidthPackageIp: [
    "IncorrectStatus.Eip",
    "OperationFailed.DistibuteLock",
    "BandwidthPackageOperation.conflict",
  ],
};

/** The service or the way to it is in trouble: a repetition helps if that ends soon. */
const troubles = [
  "ServiceUnavailable",
  "InternalError",
  "ConnectionFailed",
  "RequestTimeout",
  "UnreadableAnswer",
];

/** 5xx answers that no repetition cures. */
const finalDespite5xx = ["containerRepositoryAuthorizationFailed"];

export function isThrottled(error: CloudError): boolean {
  return error.code.includes("Throttling") || error.status === 429;
}

export function isTrouble(error: CloudError): boolean {
  return !isThrottled(error) && ((error.status ?? 0) >= 500 || troubles.includes(error.code));
}

export function isRetried(error: CloudError): boolean {
  if (finalDespite5xx.includes(error.code)) return false;
  if (isThrottled(error) || (error.status !== undefined && error.status >= 500)) return true;
  return always.includes(error.code) || (byAction[error.action]?.includes(error.code) ?? false);
}
