import { type ConfigKey, environmentNames } from "./names.js";

interface ConfigurationEntry {
  /** What a value says, and what it is where there is none. */
  text: string;
  type: "string" | "boolean" | "integer" | "number" | "texts" | "object";
  secret?: true;
  /** The fields of an object, by their keys in the table of names. */
  fields?: Readonly<Record<string, string>>;
}

/** Every key of the configuration of a stack, or argument of a provider: what `alicloud:region` is to one is `region` to the other. */
export const configuration = {
  "alicloud:region": { type: "string", text: "Region of resources that name none." },
  "alicloud:accessKey": { type: "string", text: "Id of an access key.", secret: true },
  "alicloud:secretKey": { type: "string", text: "Secret of the access key.", secret: true },
  "alicloud:securityToken": { type: "string", text: "Token of temporary credentials.", secret: true },
  "alicloud:profile": { type: "string", text: "Profile of the `aliyun` command's file." },
  "alicloud:sharedCredentialsFile": {
    type: "string",
    text: "The file of profiles. Default: `~/.aliyun/config.json`.",
  },
  "alicloud:ecsRoleName": { type: "string", text: "Role of the ECS instance that the run is on." },
  "alicloud:credentialsUri": { type: "string", text: "URL that hands out credentials." },
  "alicloud:assumeRole": {
    type: "object",
    text: "A role to assume with the credentials found.",
    fields: {
      roleArn: "The role.",
      sessionName: "Name of the session.",
      policy: "A policy that narrows what the role may do.",
      sessionExpiration: "How long the session lasts, in seconds, 900 to 43200.",
      externalId: "The id that the role asks for.",
    },
  },
  "alicloud:assumeRoleWithOidc": {
    type: "object",
    text: "A role to assume with an OIDC token.",
    fields: {
      roleArn: "The role.",
      oidcProviderArn: "The identity provider.",
      oidcTokenFile: "The file that holds the token.",
      oidcToken: "The token.",
      roleSessionName: "Name of the session.",
      policy: "A policy that narrows what the role may do.",
      sessionExpiration: "How long the session lasts, in seconds.",
    },
  },
  "alicloud:accountId": {
    type: "string",
    text: "The account that the credentials must be of; others are refused.",
  },
  "alicloud:accountType": {
    type: "string",
    text: "`Domestic` or `International`: which ways to pay an address are offered.",
  },
  "alicloud:endpoints": {
    type: "object",
    text: "Hosts of the products, each `host[:port]` or with `http://` or `https://`.",
    fields: {
      eci: "Host of Elastic Container Instance.",
      vpc: "Host of VPC.",
      ecs: "Host of Elastic Compute Service, which tells prices.",
      sts: "Host of STS.",
      cr: "Host of Container Registry.",
    },
  },
  "alicloud:protocol": {
    type: "string",
    text: "`HTTPS` (default) or `HTTP`, for endpoints without a scheme.",
  },
  "alicloud:clientReadTimeout": {
    type: "integer",
    text: "How long an answer may take, in milliseconds. Default: 60000.",
  },
  "alicloud:clientConnectTimeout": {
    type: "integer",
    text: "How long a connection may take, in milliseconds. Default: the read timeout.",
  },
  "alicloud:maxRetryTimeout": {
    type: "integer",
    text: "How long one call is repeated, in seconds; 0 (default): as long as the operation may take.",
  },
  "alicloud:skipRegionValidation": {
    type: "boolean",
    text: "Says nothing of regions that this version does not know. Default: false.",
  },
  "pulumi-eci:ownerId": {
    type: "string",
    text: "Tells apart stacks of the same name in different backends or organisations that share an account.",
  },
  "pulumi-eci:ownerInTags": {
    type: "boolean",
    text: "Whether the tag of an owner tells project, stack and name. Default: true.",
  },
  "pulumi-eci:allowPlainHttp": {
    type: "boolean",
    text: "Allows plain HTTP to other machines; registry passwords travel in the requests. Default: false.",
  },
  "pulumi-eci:waitFactor": {
    type: "number",
    text: "Multiplies every wait between calls, above 0 up to 10; for emulated clouds. Default: 1.",
  },
  "pulumi-eci:skipCredentialsCheck": {
    type: "boolean",
    text: "Lets a preview of new resources pass where no credentials are named. Default: false.",
  },
  "pulumi-eci:registryEndpoints": {
    type: "texts",
    text: "The URL where the registry of an image's host is really asked, such as a mirror; `*` for all others.",
  },
  "pulumi-eci:registryTimeout": {
    type: "number",
    text: "How long all look-ups in registries of one run may take together, in seconds, up to 60. Default: 5.",
  },
  "pulumi-eci:verifyImages": {
    type: "string",
    text: "`warn` (default), `error` or `off`: what a preview does with what registries say of images.",
  },
  "pulumi-eci:allowDeletingUsed": {
    type: "boolean",
    text: "Lets caches go that pods have used lately although their declarations protect them. Default: false.",
  },
  "pulumi-eci:prices": {
    type: "string",
    text: "A JSON file of prices by region, in front of those that are built in.",
  },
} as const satisfies Readonly<Record<string, ConfigurationEntry>>;

export const configurationKeys = Object.keys(configuration) as (keyof typeof configuration)[];

/**
 * The environment variables that stand in for a key, the first that is set wins.
 *
 * @public the schema of the plugin is made of it.
 */
export function variablesOf(key: string): readonly string[] {
  return key in environmentNames ? environmentNames[key as ConfigKey] : [];
}
