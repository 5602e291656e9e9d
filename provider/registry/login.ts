import type { CredentialHelpers } from "./credentialHelpers.js";
import { loginFromDockerConfig } from "./dockerConfig.js";

export interface Login {
  userName: string;
  password: string;
  /** It is that of whoever runs this, with all that they may do: it goes to Container Registry alone. */
  isCallers?: true;
}

/** Who one is at a registry: the values, or where this process finds them. */
export interface Credential {
  server?: unknown;
  userName?: unknown;
  password?: unknown;
  userNameEnv?: unknown;
  passwordEnv?: unknown;
  dockerConfig?: unknown;
}

const references = ["userNameEnv", "passwordEnv", "dockerConfig"] as const;

/** A reference that leads nowhere in this process. */
export class DanglingReference extends Error {
  override readonly name = "DanglingReference";

  constructor(
    readonly field: (typeof references)[number],
    message: string,
  ) {
    super(message);
  }
}

export function isReference(credential: Credential): boolean {
  return references.some((name) => typeof credential[name] === "string");
}

/** The login that a credential stands for at this moment. Whoever gets it neither stores nor shows it. */
export async function resolveLogin(credential: Credential, helpers: CredentialHelpers): Promise<Login> {
  const { server, dockerConfig, userName, password, userNameEnv, passwordEnv } = credential;
  if (typeof dockerConfig === "string") return dockerLogin(dockerConfig, String(server), helpers);
  return {
    userName: typeof userNameEnv === "string" ? variable("userNameEnv", userNameEnv) : String(userName),
    password: typeof passwordEnv === "string" ? variable("passwordEnv", passwordEnv) : String(password),
  };
}

/** The passwords that references among the values lead to, at any depth, as far as they can be had without asking a helper. */
export function passwordsBehind(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(passwordsBehind);
  if (typeof value !== "object" || value === null) return [];
  return [...passwordOf(value), ...Object.values(value).flatMap(passwordsBehind)];
}

function passwordOf({ server, passwordEnv, dockerConfig }: Credential): string[] {
  if (typeof passwordEnv === "string") return [process.env[passwordEnv] ?? ""];
  if (typeof dockerConfig !== "string") return [];
  try {
    const login = loginFromDockerConfig(dockerConfig, String(server));
    return "password" in login ? [login.password] : [];
  } catch {
    return [];
  }
}

async function dockerLogin(file: string, server: string, helpers: CredentialHelpers): Promise<Login> {
  try {
    const login = loginFromDockerConfig(file, server);
    return "password" in login ? login : await helpers.login(login);
  } catch (error) {
    throw new DanglingReference("dockerConfig", error instanceof Error ? error.message : String(error));
  }
}

function variable(field: "userNameEnv" | "passwordEnv", name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new DanglingReference(field, `the environment variable ${name} is not set where pulumi runs.`);
}
