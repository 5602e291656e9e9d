import { type Field, unlessEmpty } from "../field.js";
import type { Parameters } from "../parameters.js";
import { listOf, object, optional, text } from "../shapes.js";

export interface ImageRegistryCredential {
  Server: string;
  UserName: string;
  Password: string;
}

export interface AcrRegistryInfo {
  InstanceId: string;
  InstanceName?: string | undefined;
  RegionId?: string | undefined;
  Domain: string[];
  ArnService?: string | undefined;
  ArnUser?: string | undefined;
}

/** By which registries let images be pulled. */
export interface RegistryAccess {
  ImageRegistryCredentials: ImageRegistryCredential[];
  AcrRegistryInfos: AcrRegistryInfo[];
  PlainHttpRegistry?: string | undefined;
  InsecureRegistry?: string | undefined;
}

const maxCredentials = 10;
const maxAcrRegistries = 20;
const maxDomains = 100;

export const imageRegistryCredentials: Field<ImageRegistryCredential[]> = {
  read: (parameters, name) => unlessEmpty(parameters.groups(name, maxCredentials).map(readCredential)),
  shape: listOf(object({ Server: text, UserName: text, Password: text })),
};

export const acrRegistryInfos: Field<AcrRegistryInfo[]> = {
  read: (parameters, name) => unlessEmpty(parameters.groups(name, maxAcrRegistries).map(readAcrRegistry)),
  shape: listOf(
    object<AcrRegistryInfo>({
      InstanceId: text,
      InstanceName: optional(text),
      RegionId: optional(text),
      Domain: listOf(text),
      ArnService: optional(text),
      ArnUser: optional(text),
    }),
  ),
};

function readCredential(group: Parameters): ImageRegistryCredential {
  return {
    Server: group.required("Server"),
    UserName: group.text("UserName") ?? "",
    Password: group.text("Password") ?? "",
  };
}

function readAcrRegistry(group: Parameters): AcrRegistryInfo {
  return {
    InstanceId: group.required("InstanceId"),
    InstanceName: group.filled("InstanceName"),
    RegionId: group.filled("RegionId"),
    Domain: group.list("Domain", maxDomains).flatMap((domains) => domains.split(",")),
    ArnService: group.filled("ArnService"),
    ArnUser: group.filled("ArnUser"),
  };
}
