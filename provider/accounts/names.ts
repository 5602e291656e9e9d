/**
 * Every plain configuration key with the environment variables that stand in for it, first wins. The `alicloud:` part is
 * what @pulumi/alicloud reads, so that one configuration serves both.
 */
export const environmentNames = {
  "alicloud:region": ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"],
  "alicloud:accessKey": ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"],
  "alicloud:secretKey": [
    "ALICLOUD_SECRET_KEY",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "ALIBABACLOUD_ACCESS_KEY_SECRET",
  ],
  "alicloud:securityToken": [
    "ALICLOUD_SECURITY_TOKEN",
    "ALIBABA_CLOUD_SECURITY_TOKEN",
    "ALIBABACLOUD_SECURITY_TOKEN",
  ],
  "alicloud:profile": ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"],
  "alicloud:sharedCredentialsFile": ["ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"],
  "alicloud:ecsRoleName": ["ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"],
  "alicloud:credentialsUri": ["ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"],
  "alicloud:assumeRole.roleArn": ["ALICLOUD_ASSUME_ROLE_ARN", "ALIBABA_CLOUD_ROLE_ARN"],
  "alicloud:assumeRole.sessionName": ["ALICLOUD_ASSUME_ROLE_SESSION_NAME", "ALIBABA_CLOUD_ROLE_SESSION_NAME"],
  "alicloud:assumeRole.sessionExpiration": ["ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION"],
  "alicloud:accountId": ["ALICLOUD_ACCOUNT_ID", "ALIBABA_CLOUD_ACCOUNT_ID"],
  "alicloud:accountType": ["ALIBABA_CLOUD_ACCOUNT_TYPE"],
  "alicloud:protocol": [],
  "alicloud:clientReadTimeout": ["CLIENT_READ_TIMEOUT"],
  "alicloud:clientConnectTimeout": ["CLIENT_CONNECT_TIMEOUT"],
  "alicloud:maxRetryTimeout": ["MAX_RETRY_TIMEOUT"],
  "alicloud:skipRegionValidation": ["ALICLOUD_SKIP_REGION_VALIDATION"],
  "pulumi-eci:ownerId": ["PULUMI_ECI_OWNER_ID"],
  "pulumi-eci:allowPlainHttp": ["PULUMI_ECI_ALLOW_PLAIN_HTTP"],
  "pulumi-eci:waitFactor": ["PULUMI_ECI_WAIT_FACTOR"],
} as const satisfies Record<string, readonly string[]>;

export type ConfigKey = keyof typeof environmentNames;

/** "alicloud:region, ALICLOUD_REGION or ALIBABA_CLOUD_REGION", for messages that say where a value was looked for. */
export function placesOf(key: ConfigKey): string {
  const names = [key, ...environmentNames[key]];
  return names.length === 1 ? key : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
