import { type Field, unlessEmpty } from "../field.js";
import type { Parameters } from "../parameters.js";
import { listOf, object, optional, text } from "../shapes.js";

/** By which registries let images be pulled. */
export interface RegistryAccess {
  ImageRegistryCredentials: {
    Server: string;
    UserName: string;
    Password: string;
  }[];
  AcrRegistryInfos: {
    InstanceId: string;
    InstanceName?: string | undefined;
    RegionId?: string | undefined;
    Domain: string[];
    ArnService?: string | undefined;
    ArnUser?: string | undefined;
  }[];
  PlainHttpRegistry?: string | undefined;
  InsecureRegistry?: string | undefined;
}

type ImageRegistryCredentials = RegistryAccess["ImageRegistryCredentials"];
type AcrRegistryInfos = RegistryAccess["AcrRegistryInfos"];

const maxCredentials = 10;
const maxAcrRegistries = 20;
const maxDomains = 100;

export const imageRegistryCredentials: Field<ImageRegistryCredentials> = {
  read: (parameters, name) => unlessEmpty(parameters.groups(name, maxCredentials).map(readCredential)),
  shape: listOf(object({ Server: text, UserName: text, Password: text })),
};

export const acrRegistryInfos: Field<AcrRegistryInfos> = {
  read: (parameters, name) => unlessEmpty(parameters.groups(name, maxAcrRegistries).map(readAcrRegistry)),
  shape: listOf(
    object<AcrRegistryInfos[number]>({
      InstanceId: text,
      InstanceName: optional(text),
      RegionId: optional(text),
      Domain: listOf(text),
      ArnService: optional(text),
      ArnUser: optional(text),
    }),
  ),
};

function readCredential(group: Parameters): ImageRegistryCredentials[number] {
  return {
    Server: group.required("Server"),
    UserName: group.text("UserName") ?? "",
    Password: group.text("Password") ?? "",
  };
}

function readAcrRegistry(group: Parameters): AcrRegistryInfos[number] {
  return {
    InstanceId: group.required("InstanceId"),
    InstanceName: group.filled("InstanceName"),
    RegionId: group.filled("RegionId"),
    Domain: group.list("Domain", maxDomains).flatMap((domains) => domains.split(",")),
    ArnService: group.filled("ArnService"),
    ArnUser: group.filled("ArnUser"),
  };
}
