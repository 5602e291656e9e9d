import { loginFromDockerConfig } from "./dockerConfig.js";

export interface Login {
  userName: string;
  password: string;
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

/** What Docker's files and helpers gave to this process; a helper is not asked again only to scrub a message. */
const handedOut = new Set<string>();

/** The login that a credential stands for at this moment. Whoever gets it neither stores nor shows it. */
export function resolveLogin(credential: Credential): Login {
  const { server, dockerConfig, userName, password, userNameEnv, passwordEnv } = credential;
  if (typeof dockerConfig === "string") {
    const login = dockerLogin(dockerConfig, String(server));
    handedOut.add(login.password);
    return login;
  }
  return {
    userName: typeof userNameEnv === "string" ? variable("userNameEnv", userNameEnv) : String(userName),
    password: typeof passwordEnv === "string" ? variable("passwordEnv", passwordEnv) : String(password),
  };
}

/** The passwords that an object's references lead to, as far as they can be had without asking anybody. */
export function passwordsBehind({ server, passwordEnv, dockerConfig }: Credential): string[] {
  if (typeof passwordEnv === "string") return [process.env[passwordEnv] ?? ""];
  if (typeof dockerConfig !== "string") return [];
  try {
    return [...handedOut, loginFromDockerConfig(dockerConfig, String(server), false).password];
  } catch {
    return [...handedOut];
  }
}

function dockerLogin(file: string, server: string): Login {
  try {
    return loginFromDockerConfig(file, server, true);
  } catch (error) {
    throw new DanglingReference("dockerConfig", error instanceof Error ? error.message : String(error));
  }
}

function variable(field: "userNameEnv" | "passwordEnv", name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new DanglingReference(field, `the environment variable ${name} is not set where pulumi runs.`);
}
