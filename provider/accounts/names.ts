/**
 * The variables that hold a key, its secret and its token, as tools of the vendor and around it read and export them. Each row is a
 * place of its own: what one of them lacks is never taken from another.
 */
export const keyVariables = [
  {
    accessKey: "ALICLOUD_ACCESS_KEY",
    secretKey: "ALICLOUD_SECRET_KEY",
    securityTokens: ["ALICLOUD_SECURITY_TOKEN", "ALICLOUD_ACCESS_KEY_STS_TOKEN"],
  },
  {
    accessKey: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    secretKey: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    securityTokens: ["ALIBABA_CLOUD_SECURITY_TOKEN"],
  },
  {
    accessKey: "ALIBABACLOUD_ACCESS_KEY_ID",
    secretKey: "ALIBABACLOUD_ACCESS_KEY_SECRET",
    securityTokens: ["ALIBABACLOUD_SECURITY_TOKEN"],
  },
  {
    accessKey: "ALICLOUD_ACCESS_KEY_ID",
    secretKey: "ALICLOUD_ACCESS_KEY_SECRET",
    securityTokens: ["ALICLOUD_SECURITY_TOKEN"],
  },
  { accessKey: "ACCESS_KEY_ID", secretKey: "ACCESS_KEY_SECRET", securityTokens: ["SECURITY_TOKEN"] },
] as const;

/**
 * Every plain configuration key with the environment variables that stand in for it, first wins. What @pulumi/alicloud reads comes
 * first, so that one configuration serves both; then what the vendor's own tools read or export.
 */
export const environmentNames = {
  "alicloud:region": [
    "ALICLOUD_REGION",
    "ALIBABA_CLOUD_REGION",
    "ALIBABA_CLOUD_REGION_ID",
    "ALIBABACLOUD_REGION_ID",
    "ALICLOUD_REGION_ID",
    "REGION_ID",
  ],
  "alicloud:accessKey": keyVariables.map(({ accessKey }) => accessKey),
  "alicloud:secretKey": keyVariables.map(({ secretKey }) => secretKey),
  "alicloud:securityToken": [...new Set(keyVariables.flatMap(({ securityTokens }) => securityTokens))],
  "alicloud:profile": ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE", "ALIBABACLOUD_PROFILE"],
  "alicloud:sharedCredentialsFile": ["ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"],
  "alicloud:ecsRoleName": ["ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"],
  "alicloud:credentialsUri": ["ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"],
  "alicloud:assumeRole.roleArn": [
    "ALICLOUD_ASSUME_ROLE_ARN",
    "ALIBABA_CLOUD_ROLE_ARN",
    "ALIBABACLOUD_ROLE_ARN",
  ],
  "alicloud:assumeRole.sessionName": [
    "ALICLOUD_ASSUME_ROLE_SESSION_NAME",
    "ALIBABA_CLOUD_ROLE_SESSION_NAME",
    "ALIBABACLOUD_ROLE_SESSION_NAME",
  ],
  "alicloud:assumeRole.sessionExpiration": ["ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION"],
  "alicloud:assumeRole.externalId": ["ALIBABA_CLOUD_EXTERNAL_ID", "ALIBABACLOUD_EXTERNAL_ID"],
  "alicloud:assumeRoleWithOidc.oidcProviderArn": [
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
    "ALIBABACLOUD_OIDC_PROVIDER_ARN",
  ],
  "alicloud:assumeRoleWithOidc.oidcTokenFile": [
    "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
    "ALIBABACLOUD_OIDC_TOKEN_FILE",
  ],
  "alicloud:assumeRoleWithOidc.oidcToken": ["ALIBABA_CLOUD_OIDC_TOKEN"],
  "alicloud:assumeRoleWithOidc.roleArn": ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABACLOUD_ROLE_ARN"],
  "alicloud:assumeRoleWithOidc.roleSessionName": [
    "ALIBABA_CLOUD_ROLE_SESSION_NAME",
    "ALIBABACLOUD_ROLE_SESSION_NAME",
  ],
  "alicloud:accountId": ["ALICLOUD_ACCOUNT_ID", "ALIBABA_CLOUD_ACCOUNT_ID"],
  "alicloud:accountType": ["ALIBABA_CLOUD_ACCOUNT_TYPE"],
  "alicloud:protocol": [],
  "alicloud:clientReadTimeout": ["CLIENT_READ_TIMEOUT"],
  "alicloud:clientConnectTimeout": ["CLIENT_CONNECT_TIMEOUT"],
  "alicloud:maxRetryTimeout": ["MAX_RETRY_TIMEOUT"],
  "alicloud:skipRegionValidation": ["ALICLOUD_SKIP_REGION_VALIDATION"],
  "pulumi-eci:ownerId": ["PULUMI_ECI_OWNER_ID"],
  "pulumi-eci:ownerInTags": ["PULUMI_ECI_OWNER_IN_TAGS"],
  "pulumi-eci:allowPlainHttp": ["PULUMI_ECI_ALLOW_PLAIN_HTTP"],
  "pulumi-eci:waitFactor": ["PULUMI_ECI_WAIT_FACTOR"],
  "pulumi-eci:skipCredentialsCheck": ["PULUMI_ECI_SKIP_CREDENTIALS_CHECK"],
  "pulumi-eci:registryEndpoints": ["PULUMI_ECI_REGISTRY_ENDPOINTS"],
  "pulumi-eci:registryTimeout": ["PULUMI_ECI_REGISTRY_TIMEOUT"],
  "pulumi-eci:verifyImages": ["PULUMI_ECI_VERIFY_IMAGES"],
  "pulumi-eci:allowDeletingUsed": ["PULUMI_ECI_ALLOW_DELETING_USED"],
  "pulumi-eci:prices": ["PULUMI_ECI_PRICES"],
} as const satisfies Record<string, readonly string[]>;

export type ConfigKey = keyof typeof environmentNames;

/** "alicloud:ecsRoleName, ALICLOUD_ECS_ROLE_NAME or ALIBABA_CLOUD_ECS_METADATA", for messages that say where a value was looked for. */
export function placesOf(key: ConfigKey): string {
  const names = [key, ...environmentNames[key]];
  return names.length === 1 ? key : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Those whose hosts `alicloud:endpoints` may name. */
export const endpointProducts = ["eci", "vpc", "ecs", "sts", "cr"] as const;

/** The variable that names the host of a product; it wins over `<PRODUCT>_ENDPOINT`. */
export function endpointVariableOf(product: string): string {
  return `ALIBABA_CLOUD_ENDPOINT_${product.toUpperCase()}`;
}
