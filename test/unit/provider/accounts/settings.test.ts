import { describe, expect, it } from "vitest";
import { environmentNames } from "../../../../provider/accounts/names.js";
import { type Environment, readSettings, type Settings } from "../../../../provider/accounts/settings.js";

function read(config: Record<string, string> = {}, environment: Environment = {}): Settings {
  return readSettings((name) => config[name], environment);
}

/** Each plain key with the setting that it ends in and two values that can be told apart. */
const plain: [
  keyof typeof environmentNames,
  (settings: Settings) => unknown,
  [string, unknown],
  [string, unknown],
][] = [
  ["alicloud:region", (s) => s.region, ["a", "a"], ["b", "b"]],
  ["alicloud:profile", (s) => s.profile, ["a", "a"], ["b", "b"]],
  ["alicloud:sharedCredentialsFile", (s) => s.sharedCredentialsFile, ["a", "a"], ["b", "b"]],
  ["alicloud:ecsRoleName", (s) => s.ecsRoleName, ["a", "a"], ["b", "b"]],
  ["alicloud:credentialsUri", (s) => s.credentialsUri, ["a", "a"], ["b", "b"]],
  ["alicloud:accountId", (s) => s.accountId, ["1", "1"], ["2", "2"]],
  [
    "alicloud:accountType",
    (s) => s.accountType,
    ["Domestic", "Domestic"],
    ["International", "International"],
  ],
  ["alicloud:protocol", (s) => s.protocol, ["http", "HTTP"], ["HTTPS", "HTTPS"]],
  ["alicloud:clientReadTimeout", (s) => s.readTimeoutMs, ["5", 5], ["6", 6]],
  ["alicloud:clientConnectTimeout", (s) => s.connectTimeoutMs, ["5", 5], ["6", 6]],
  ["alicloud:maxRetryTimeout", (s) => s.maxRetryTimeoutMs, ["5", 5_000], ["6", 6_000]],
  ["alicloud:skipRegionValidation", (s) => s.skipRegionValidation, ["true", true], ["false", false]],
  ["pulumi-eci:ownerId", (s) => s.ownerId, ["a", "a"], ["b", "b"]],
  ["pulumi-eci:allowPlainHttp", (s) => s.allowPlainHttp, ["1", true], ["0", false]],
  ["pulumi-eci:ownerInTags", (s) => s.ownerInTags, ["false", false], ["1", true]],
  ["pulumi-eci:skipCredentialsCheck", (s) => s.skipCredentialsCheck, ["1", true], ["0", false]],
  ["pulumi-eci:waitFactor", (s) => s.waitFactor, ["0.5", 0.5], ["2", 2]],
  ["pulumi-eci:allowDeletingUsed", (s) => s.allowDeletingUsed, ["1", true], ["0", false]],
  ["pulumi-eci:prices", (s) => s.prices, ["a.json", "a.json"], ["b.json", "b.json"]],
  ["pulumi-eci:verifyImages", (s) => s.verifyImages, ["off", "off"], ["error", "error"]],
  ["pulumi-eci:registryTimeout", (s) => s.registryTimeoutMs, ["0.5", 500], ["60", 60_000]],
  [
    "pulumi-eci:registryEndpoints",
    (s) => s.registryEndpoints["a.io"],
    ['{"a.io":"http://127.0.0.1:1"}', "http://127.0.0.1:1/"],
    ['{"a.io":"https://b.io/mirror"}', "https://b.io/mirror"],
  ],
];

describe("each plain key", () => {
  it("is tested", () => {
    const tested = [...plain.map(([key]) => key)];
    const isElsewhere = (key: string) => /^alicloud:(assumeRole|accessKey|secretKey|securityToken)/.test(key);
    const others = Object.keys(environmentNames).filter((key) => !isElsewhere(key));
    expect(tested.sort()).toEqual(others.sort());
  });

  it.each(plain)("%s comes from the configuration first", (key, of, [text, value], [other]) => {
    const environment = Object.fromEntries(environmentNames[key].map((name) => [name, other]));
    expect(of(read({ [key]: text }, environment))).toBe(value);
  });

  it.each(plain)(
    "%s comes from its variables in their order",
    (key, of, [text, value], [other, otherValue]) => {
      const names: readonly string[] = environmentNames[key];
      for (const [index, name] of names.entries()) {
        const later = Object.fromEntries(names.slice(index + 1).map((following) => [following, other]));
        expect(of(read({}, { ...later, [name]: text }))).toBe(value);
        expect(of(read({}, { ...later, [name]: other }))).toBe(otherValue);
      }
    },
  );

  it.each(plain)("%s is read without the blanks around it", (key, of, [text, value]) => {
    expect(of(read({ [key]: ` ${text}\n` }))).toBe(value);
    const [first] = environmentNames[key] as readonly string[];
    if (first !== undefined) expect(of(read({}, { [first]: `\t${text} ` }))).toBe(value);
  });

  it.each(plain)("%s that is empty counts as absent", (key, of, [text, value]) => {
    const [first, second] = environmentNames[key] as readonly string[];
    if (first !== undefined) expect(of(read({ [key]: "" }, { [first]: text }))).toBe(value);
    if (first !== undefined && second !== undefined) {
      expect(of(read({}, { [first]: "", [second]: text }))).toBe(value);
    }
    expect(of(read({ [key]: "" }))).toEqual(of(read()));
  });
});

it("has these variables, in this order", () => {
  expect(environmentNames).toEqual({
    "alicloud:region": [
      "ALICLOUD_REGION",
      "ALIBABA_CLOUD_REGION",
      "ALIBABA_CLOUD_REGION_ID",
      "ALIBABACLOUD_REGION_ID",
      "ALICLOUD_REGION_ID",
      "REGION_ID",
    ],
    "alicloud:accessKey": [
      "ALICLOUD_ACCESS_KEY",
      "ALIBABA_CLOUD_ACCESS_KEY_ID",
      "ALIBABACLOUD_ACCESS_KEY_ID",
      "ALICLOUD_ACCESS_KEY_ID",
      "ACCESS_KEY_ID",
    ],
    "alicloud:secretKey": [
      "ALICLOUD_SECRET_KEY",
      "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
      "ALIBABACLOUD_ACCESS_KEY_SECRET",
      "ALICLOUD_ACCESS_KEY_SECRET",
      "ACCESS_KEY_SECRET",
    ],
    "alicloud:securityToken": [
      "ALICLOUD_SECURITY_TOKEN",
      "ALICLOUD_ACCESS_KEY_STS_TOKEN",
      "ALIBABA_CLOUD_SECURITY_TOKEN",
      "ALIBABACLOUD_SECURITY_TOKEN",
      "SECURITY_TOKEN",
    ],
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
    "pulumi-eci:skipCredentialsCheck": ["PULUMI_ECI_SKIP_CREDENTIALS_CHECK"],
    "pulumi-eci:waitFactor": ["PULUMI_ECI_WAIT_FACTOR"],
    "pulumi-eci:registryEndpoints": ["PULUMI_ECI_REGISTRY_ENDPOINTS"],
    "pulumi-eci:registryTimeout": ["PULUMI_ECI_REGISTRY_TIMEOUT"],
    "pulumi-eci:verifyImages": ["PULUMI_ECI_VERIFY_IMAGES"],
    "pulumi-eci:allowDeletingUsed": ["PULUMI_ECI_ALLOW_DELETING_USED"],
    "pulumi-eci:prices": ["PULUMI_ECI_PRICES"],
  });
});

it("has defaults for everything", () => {
  expect(read()).toEqual({
    endpoints: {},
    protocol: "HTTPS",
    readTimeoutMs: 60_000,
    connectTimeoutMs: 60_000,
    maxRetryTimeoutMs: 0,
    skipRegionValidation: false,
    allowPlainHttp: false,
    ownerInTags: true,
    skipCredentialsCheck: false,
    waitFactor: 1,
    registryEndpoints: {},
    registryTimeoutMs: 5_000,
    verifyImages: "warn",
    allowDeletingUsed: false,
    places: {},
  });
});

describe("an assumed role", () => {
  const object = {
    roleArn: "acs:ram::1:role/r",
    sessionName: "s",
    policy: "{}",
    sessionExpiration: 900,
    externalId: "e",
  };

  it.each([
    ["an object", JSON.stringify(object)],
    ["a list of one", JSON.stringify([object])],
    ["an object of texts", JSON.stringify({ ...object, sessionExpiration: "900" })],
  ])("is configured as %s", (_, json) => {
    expect(read({ "alicloud:assumeRole": json }).assumeRole).toEqual(object);
  });

  it("comes from the environment, variable by variable", () => {
    const environment = {
      ALICLOUD_ASSUME_ROLE_ARN: "arn1",
      ALIBABA_CLOUD_ROLE_ARN: "arn2",
      ALICLOUD_ASSUME_ROLE_SESSION_NAME: "s1",
      ALIBABA_CLOUD_ROLE_SESSION_NAME: "s2",
      ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION: "43200",
    };
    expect(read({}, environment).assumeRole).toMatchObject({
      roleArn: "arn1",
      sessionName: "s1",
      sessionExpiration: 43_200,
    });
    expect(
      read({}, { ALIBABA_CLOUD_ROLE_ARN: "arn2", ALIBABA_CLOUD_ROLE_SESSION_NAME: "s2" }).assumeRole,
    ).toMatchObject({ roleArn: "arn2", sessionName: "s2" });
  });

  it("of the configuration is completed from the environment", () => {
    const config = { "alicloud:assumeRole": '{"roleArn":"mine"}' };
    const { assumeRole } = read(config, {
      ALIBABA_CLOUD_ROLE_ARN: "x",
      ALICLOUD_ASSUME_ROLE_SESSION_NAME: "s",
    });
    expect(assumeRole).toMatchObject({ roleArn: "mine", sessionName: "s" });
  });

  it("without an ARN is none", () => {
    expect(read({ "alicloud:assumeRole": "[]" }).assumeRole).toBeUndefined();
    expect(read({ "alicloud:assumeRole": "{}" }).assumeRole).toBeUndefined();
    expect(read({}, { ALICLOUD_ASSUME_ROLE_SESSION_NAME: "s" }).assumeRole).toBeUndefined();
  });

  it.each([
    ["assumeRole", '{"rolearn":"acs:ram::1:role/x"}', "rolearn (did you mean roleArn?)"],
    ["assumeRole", '[{"role_arn":"acs:ram::1:role/x"}]', "role_arn (did you mean roleArn?)"],
    ["assumeRole", '{"roleArn":"r","sesionName":"s"}', "sesionName (did you mean sessionName?)"],
    ["assumeRoleWithOidc", '{"oidcTokenFiles":"/t"}', "oidcTokenFiles (did you mean oidcTokenFile?)"],
  ])("%s that misspells a name is refused: %s", (name, json, reason) => {
    expect(() => read({ [`alicloud:${name}`]: json })).toThrow(
      `alicloud:${name} has no ${reason}. Nothing was called.`,
    );
  });

  it("that names no role is refused", () => {
    const json = '{"sessionName":"x","policy":"{}"}';
    expect(() => read({ "alicloud:assumeRole": json })).toThrow(
      "alicloud:assumeRole has no roleArn, but sessionName, policy. Nothing was called.",
    );
    // The environment may name it.
    expect(read({ "alicloud:assumeRole": json }, { ALICLOUD_ASSUME_ROLE_ARN: "r" }).assumeRole?.roleArn).toBe(
      "r",
    );
  });

  it.each(["899", "43201", "1.5", "soon"])("refuses %s seconds", (seconds) => {
    const config = { "alicloud:assumeRole": JSON.stringify({ roleArn: "r", sessionExpiration: seconds }) };
    expect(() => read(config)).toThrow(
      `alicloud:assumeRole.sessionExpiration must be a whole number of seconds from 900 to 43200, not "${seconds}".`,
    );
  });
});

describe("a role by OIDC", () => {
  const object = { roleArn: "r", oidcProviderArn: "p", oidcTokenFile: "/token", roleSessionName: "s" };

  it("is configured", () => {
    const settings = read({ "alicloud:assumeRoleWithOidc": JSON.stringify([object]) });
    expect(settings.assumeRoleWithOidc).toMatchObject(object);
    expect(settings.assumeRole).toBeUndefined();
  });

  it("comes from the environment, and takes the role there from the assumed one", () => {
    const settings = read(
      {},
      {
        ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "p",
        ALIBABA_CLOUD_ROLE_ARN: "r",
        ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/token",
        ALIBABA_CLOUD_ROLE_SESSION_NAME: "s",
      },
    );
    expect(settings.assumeRoleWithOidc).toMatchObject(object);
    expect(settings.assumeRole).toBeUndefined();
  });

  it.each([
    ['{"roleArn":"r"}', "alicloud:assumeRoleWithOidc needs roleArn and oidcProviderArn."],
    [
      '{"roleArn":"r","oidcProviderArn":"p"}',
      "alicloud:assumeRoleWithOidc needs oidcTokenFile or oidcToken.",
    ],
  ])("refuses %s", (json, message) => {
    expect(() => read({ "alicloud:assumeRoleWithOidc": json })).toThrow(message);
  });
});

describe("endpoints", () => {
  it.each([
    ["an object", '{"eci":"a:1","vpc":"b:2"}'],
    ["a list of one", '[{"eci":"a:1","vpc":"b:2"}]'],
    ["a list of several", '[{"eci":"a:1"},{"vpc":"b:2"}]'],
    ["with others beside", '[{"eci":"a:1","vpc":"b:2","oss":"c:3"}]'],
  ])("are configured as %s", (_, json) => {
    expect(read({ "alicloud:endpoints": json }).endpoints).toEqual({ eci: "a:1", vpc: "b:2" });
  });

  it.each(["eci", "vpc", "sts"])("of %s come from the environment", (product) => {
    const name = product.toUpperCase();
    const long = { [`ALIBABA_CLOUD_ENDPOINT_${name}`]: "long:1" };
    const short = { [`${name}_ENDPOINT`]: "short:1" };
    expect(read({}, { ...short, ...long }).endpoints).toEqual({ [product]: "long:1" });
    expect(read({}, short).endpoints).toEqual({ [product]: "short:1" });
    const config = { "alicloud:endpoints": JSON.stringify({ [product]: "mine:1" }) };
    expect(read(config, { ...short, ...long }).endpoints).toEqual({ [product]: "mine:1" });
  });

  it.each(["{", "eci=a", "'{}'"])("that are the text %s are refused, with the way to set them", (text) => {
    expect(() => read({ "alicloud:endpoints": text })).toThrow(
      `The configuration value alicloud:endpoints is no valid JSON. Set it with: pulumi config set --path 'alicloud:endpoints["<name>"]' <value>`,
    );
  });

  it.each(["5", '"a"', "null", '["a"]', "[[]]"])("that are %s are refused", (json) => {
    expect(() => read({ "alicloud:endpoints": json })).toThrow(
      "The configuration value alicloud:endpoints must be an object.",
    );
  });
});

it("quotes nothing of a structured value that may hold a secret", () => {
  const broken = '{"roleArn":"r","policy":"s3cret"';
  expect(() => read({ "alicloud:assumeRole": broken })).toThrow(/^(?!.*s3cret)/);
});

it.each([
  ["alicloud:protocol", "ftp", 'alicloud:protocol must be HTTP or HTTPS, not "ftp".'],
  ["alicloud:clientReadTimeout", "soon", 'alicloud:clientReadTimeout must be a whole number, not "soon".'],
  ["alicloud:clientConnectTimeout", "-1", 'alicloud:clientConnectTimeout must be a whole number, not "-1".'],
  ["alicloud:maxRetryTimeout", "1.5", 'alicloud:maxRetryTimeout must be a whole number, not "1.5".'],
  ["alicloud:skipRegionValidation", "yes", 'alicloud:skipRegionValidation must be true or false, not "yes".'],
  ["pulumi-eci:allowPlainHttp", "maybe", 'pulumi-eci:allowPlainHttp must be true or false, not "maybe".'],
  ["pulumi-eci:waitFactor", "0", 'pulumi-eci:waitFactor must be a number above 0 and up to 10, not "0".'],
  ["pulumi-eci:waitFactor", "11", 'pulumi-eci:waitFactor must be a number above 0 and up to 10, not "11".'],
  [
    "pulumi-eci:waitFactor",
    "fast",
    'pulumi-eci:waitFactor must be a number above 0 and up to 10, not "fast".',
  ],
  ["alicloud:accountType", "Mars", 'alicloud:accountType must be Domestic or International, not "Mars".'],
])("refuses %s %s", (key, value, message) => {
  expect(() => read({ [key]: value })).toThrow(message);
});
