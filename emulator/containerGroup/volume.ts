import { anyText, flag, integer, items, needed, oneOf, record, type Stated, text } from "../field.js";

const maxVolumes = 20;
const maxFiles = 100;
/** Of the contents of one file, as base64. */
const maxContent = 64 * 1_024;
const mode = integer({ min: 0, max: 0o777 });
const volumeTypes = [
  "EmptyDirVolume",
  "NFSVolume",
  "ConfigFileVolume",
  "FlexVolume",
  "DiskVolume",
  "HostPathVolume",
] as const;

const common = {
  Name: needed(text),
  Type: oneOf(...volumeTypes),
  EmptyDirVolume: record({ Medium: text, SizeLimit: text }),
  NFSVolume: record({ Server: text, Path: text, ReadOnly: flag }),
  FlexVolume: record({ Driver: text, FsType: text, Options: text }),
  HostPathVolume: record({ Path: text, Type: text }),
};

const file = { Path: needed(text), Content: anyText(maxContent) };

const volumeInCreate = {
  ...common,
  ConfigFileVolume: record({ ConfigFileToPath: items({ ...file, Mode: mode }, maxFiles), DefaultMode: mode }),
  DiskVolume: record({ DiskId: text, DiskSize: integer({ min: 1, max: 32_768 }), FsType: text }),
};

const volumeInUpdate = { ...common, ConfigFileVolume: record({ ConfigFileToPath: items(file, maxFiles) }) };

export const volumesInCreate = items(volumeInCreate, maxVolumes);
export const volumesInUpdate = items(volumeInUpdate, maxVolumes);

export type Volume = Stated<typeof volumeInCreate>;
export type VolumeInUpdate = Stated<typeof volumeInUpdate>;
