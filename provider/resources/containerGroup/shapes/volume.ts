import { Buffer } from "node:buffer";
import { type Entry, stringOf } from "../../../cloud/answer.js";
import type { Properties } from "../../../core/resource.js";
import { both, oneAtMost, oneOfThem } from "../../../core/schema/choices.js";
import * as rules from "../../../core/schema/rules.js";
import {
  entriesField,
  field,
  fieldsOf,
  neededField,
  parametersIn,
  ruleOf,
  toldIn,
  type Way,
} from "../../../core/schema/shape.js";
import type { PlainInputs } from "../../../core/schema/table.js";

const emptyDirShape = {
  /** `Memory` for one in memory. Default: on disk. Source: `EmptyDirVolume.Medium`. */
  medium: field<string>(rules.text(), { wire: "Medium", told: "EmptyDirVolumeMedium" }),
  /** The most that it holds, with its unit, such as `256Mi`. Source: `EmptyDirVolume.SizeLimit`. */
  sizeLimit: field<string>(rules.text(), { wire: "SizeLimit", told: "EmptyDirVolumeSizeLimit" }),
};

const nfsShape = {
  /** Address of the server. Source: `NFSVolume.Server`. */
  server: neededField<string>(rules.text(), { wire: "Server", told: "NFSVolumeServer" }),
  /** Path on the server. Source: `NFSVolume.Path`. */
  path: neededField<string>(rules.text(), { wire: "Path", told: "NFSVolumePath" }),
  /** Whether it may only be read. Default false. Source: `NFSVolume.ReadOnly`. */
  readOnly: field<boolean>(rules.trueOrFalse, {
    wire: "ReadOnly",
    told: "NFSVolumeReadOnly",
    fallback: false,
  }),
};

const mode = rules.wholeNumber(0, 0o777, "a file mode");
const encoded = (text: string) => Buffer.from(text, "utf8").toString("base64");

/** A value that is not quoted: files hold what nobody should read in a log. */
const content: rules.Rule = (value, property, fail) => {
  if (typeof value !== "string") fail(property, "must be a string.");
};

const base64: rules.Rule = (value, property, fail) => {
  if (typeof value !== "string" || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value))
    fail(property, "must be in base64; use text for plain text.");
};

const fileShape = {
  /** Path of the file in the volume. Source: `ConfigFileToPath.N.Path`. */
  path: neededField<string>(rules.text(), { wire: "Path", told: "Path" }),
  /** What it holds, in base64. One of `content` and `text` is given. Write-only. Source: `ConfigFileToPath.N.Content`. */
  content: field<string>(base64, { wire: "Content" }),
  /** What it holds, as it is. Write-only. Source: `ConfigFileToPath.N.Content`, in base64. */
  text: field<string>(content, { wire: "Content", send: encoded }),
  /** Its mode, such as `0o400`. An update cannot carry it: any change of the volumes replaces the group. Write-only. Source: `ConfigFileToPath.N.Mode`. */
  mode: field<number>(mode, { wire: "Mode", replaces: true }),
};

/** A file of a volume. */
export interface ContainerGroupConfigFileInputs extends PlainInputs<typeof fileShape> {}

/** So much all files of a volume may hold, say the documents. */
const mostBytes = 32 * 1024;

const configFileShape = {
  /** The files, up to 32 kB in all. Source: `ConfigFileVolume.ConfigFileToPath.N`. */
  files: entriesField<ContainerGroupConfigFileInputs>(fileShape, ({ path }) => path, {
    unit: "files",
    rule: rules.list(both(ruleOf(fileShape), oneAtMost(["content", "text"])), {
      unit: "files",
      key: (file) => (file as Properties).path,
      secret: true,
    }),
    wire: "ConfigFileToPath",
    told: "ConfigFileVolumeConfigFileToPaths",
  }),
  /** Mode of the files that name none. As `mode`. Source: `ConfigFileVolume.DefaultMode`. */
  defaultMode: field<number>(mode, { wire: "DefaultMode", replaces: true }),
};

const notTooLarge: rules.Rule = (value, property, _, warn) => {
  const { files } = value as { files?: { content?: string; text?: string }[] };
  if (!Array.isArray(files)) return;
  const bytes = files.reduce((sum, file) => {
    if (typeof file?.text === "string") return sum + Buffer.byteLength(file.text);
    return typeof file?.content === "string" ? sum + Math.floor((file.content.length * 3) / 4) : sum;
  }, 0);
  if (bytes > mostBytes) warn(property, `holds ${bytes} bytes; the documents allow ${mostBytes}.`);
};

const flexShape = {
  /** Driver, such as `alicloud/disk`, `alicloud/nas`, `alicloud/oss`. Source: `FlexVolume.Driver`. */
  driver: neededField<string>(rules.text(), { wire: "Driver", told: "FlexVolumeDriver" }),
  /** File system. Source: `FlexVolume.FsType`. */
  fsType: field<string>(rules.text(), { wire: "FsType", told: "FlexVolumeFsType" }),
  /** What the driver wants to know. Write-only. Source: `FlexVolume.Options`, in JSON. */
  options: field<Record<string, string>>(rules.texts, { wire: "Options", send: JSON.stringify }),
};

const diskShape = {
  /** Id of the disk, such as `d-…`. Source: `DiskVolume.DiskId`. */
  diskId: field<string>(rules.text(), { wire: "DiskId", told: "DiskVolumeDiskId", replaces: true }),
  /** Size in GiB of a disk that is made. Write-only. Source: `DiskVolume.DiskSize`. */
  diskSize: field<number>(rules.wholeNumber(1, Number.MAX_SAFE_INTEGER, "GiB"), {
    wire: "DiskSize",
    replaces: true,
  }),
  /** File system. Source: `DiskVolume.FsType`. */
  fsType: field<string>(rules.text(), { wire: "FsType", told: "DiskVolumeFsType", replaces: true }),
};

const hostPathShape = {
  /** Path on the host. Write-only. Source: `HostPathVolume.Path`. */
  path: neededField<string>(rules.text(), { wire: "Path" }),
  /** What has to be there. Write-only. Source: `HostPathVolume.Type`. */
  type: field<string>(rules.text(), { wire: "Type" }),
};

/** A folder that lives as long as its group. */
export interface ContainerGroupEmptyDirInputs extends PlainInputs<typeof emptyDirShape> {}
/** A folder of a file server. */
export interface ContainerGroupNfsInputs extends PlainInputs<typeof nfsShape> {}
/** Files that the group brings along. */
export interface ContainerGroupConfigFilesInputs extends PlainInputs<typeof configFileShape> {}
/** A volume of a driver. */
export interface ContainerGroupFlexInputs extends PlainInputs<typeof flexShape> {}
/** A disk. */
export interface ContainerGroupDiskInputs extends PlainInputs<typeof diskShape> {}
/** A folder of the host. */
export interface ContainerGroupHostPathInputs extends PlainInputs<typeof hostPathShape> {}

export const volumeShape = {
  /** Name of the volume, unique in the group. Source: `Volume.N.Name`. */
  name: neededField<string>(rules.text(), { wire: "Name", told: "Name" }),
  /** A folder that lives as long as the group. One of the kinds is given. Changed in place. Source: `EmptyDirVolume`. */
  emptyDir: fieldsOf<ContainerGroupEmptyDirInputs>(emptyDirShape, {
    wire: "EmptyDirVolume",
    told: "",
    saysBeingThere: true,
  }),
  /** A folder of a file server. Changed in place. Source: `NFSVolume`. */
  nfs: fieldsOf<ContainerGroupNfsInputs>(nfsShape, { wire: "NFSVolume", told: "" }),
  /** Files. Changed in place, but for modes. Source: `ConfigFileVolume`. */
  configFile: fieldsOf<ContainerGroupConfigFilesInputs>(configFileShape, {
    rule: both(ruleOf(configFileShape), notTooLarge),
    wire: "ConfigFileVolume",
    told: "",
  }),
  /** A volume of a driver. Changed in place. Source: `FlexVolume`. */
  flex: fieldsOf<ContainerGroupFlexInputs>(flexShape, { wire: "FlexVolume", told: "" }),
  /** A disk; it serves one group at a time. A change replaces the group, the old one first. Source: `DiskVolume`. */
  disk: fieldsOf<ContainerGroupDiskInputs>(diskShape, { wire: "DiskVolume", told: "" }),
  /** A folder of the host; by invitation. Changed in place. Source: `HostPathVolume`. */
  hostPath: fieldsOf<ContainerGroupHostPathInputs>(hostPathShape, { wire: "HostPathVolume" }),
};

/** A volume of a group. */
export interface ContainerGroupVolumeInputs extends PlainInputs<typeof volumeShape> {}

const types = {
  emptyDir: "EmptyDirVolume",
  nfs: "NFSVolume",
  configFile: "ConfigFileVolume",
  flex: "FlexVolume",
  disk: "DiskVolume",
  hostPath: "HostPathVolume",
} as const;
const kinds = Object.keys(types) as (keyof typeof types)[];

export const volumeRule = both(ruleOf(volumeShape), oneOfThem(kinds));

export function volumeParameters(volume: object, way: Way): Entry {
  const kind = kinds.find((name) => !rules.isNotSet((volume as Properties)[name]));
  return { ...parametersIn(volumeShape, volume, way), ...(kind && { Type: types[kind] }) };
}

/** Each answer has fields of all kinds; its type tells which of them count. */
export function toldVolume(entry: Entry): Properties {
  const { name, ...told } = toldIn(volumeShape, entry);
  const kind = kinds.find((one) => types[one] === stringOf(entry, "Type"));
  return kind === undefined ? { name, ...told } : { name, [kind]: told[kind] ?? {} };
}

export const volumeKey = ({ name }: Properties): unknown => name;
