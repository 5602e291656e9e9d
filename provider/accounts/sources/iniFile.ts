import { parse } from "ini";
import { readText } from "../profileFile.js";
import { assumedRole } from "./assumedRole.js";
import { instanceRole } from "./instanceRole.js";
import type { Source, Surroundings } from "./source.js";
import { staticKeys } from "./staticKeys.js";

/** Credentials of a section of the SDKs' shared file. */
export function iniFile(path: string, surroundings: Surroundings): Source {
  const name = surroundings.environment.ALIBABA_CLOUD_PROFILE?.trim() || "default";
  const section = (parse(readText(path, "credentials file")) as Record<string, unknown>)[name];
  const place = `section "${name}" in ${path}`;
  if (typeof section !== "object" || section === null) throw new Error(`${path} has no section "${name}".`);
  const text = (field: string) => {
    const value = (section as Record<string, unknown>)[field];
    return typeof value === "string" ? value.trim() || undefined : undefined;
  };
  const need = (field: string) => {
    const value = text(field);
    if (value === undefined) throw new Error(`The ${place} has no ${field}.`);
    return value;
  };
  const keys = () =>
    staticKeys({ accessKey: need("access_key_id"), secretKey: need("access_key_secret") }, place);
  const type = need("type");
  switch (type) {
    case "access_key":
      return keys();
    case "ecs_ram_role":
      return instanceRole(text("role_name"), place);
    case "ram_role_arn": {
      const role = {
        roleArn: need("role_arn"),
        sessionName: text("role_session_name"),
        policy: text("policy"),
      };
      return assumedRole(keys(), role, surroundings);
    }
    default:
      throw new Error(`The ${place} has the type ${type}. Use access_key, ecs_ram_role or ram_role_arn.`);
  }
}
