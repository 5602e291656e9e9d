import type { Volume } from "./volume.js";

/** One of the Volumes of DescribeContainerGroups, which is flat. */
export function describeVolume(volume: Volume) {
  const { ConfigFileVolume, DiskVolume, EmptyDirVolume, FlexVolume, NFSVolume } = volume;
  return {
    Name: volume.Name,
    Type: volume.Type,
    ...(ConfigFileVolume && {
      ConfigFileVolumeConfigFileToPaths: (ConfigFileVolume.ConfigFileToPath ?? []).map(
        ({ Path, Content }) => ({
          Path,
          Content,
        }),
      ),
    }),
    ...(DiskVolume && { DiskVolumeDiskId: DiskVolume.DiskId, DiskVolumeFsType: DiskVolume.FsType }),
    ...(EmptyDirVolume && {
      EmptyDirVolumeMedium: EmptyDirVolume.Medium,
      EmptyDirVolumeSizeLimit: EmptyDirVolume.SizeLimit,
    }),
    ...(FlexVolume && {
      FlexVolumeDriver: FlexVolume.Driver,
      FlexVolumeFsType: FlexVolume.FsType,
      FlexVolumeOptions: FlexVolume.Options,
    }),
    ...(NFSVolume && {
      NFSVolumePath: NFSVolume.Path,
      NFSVolumeReadOnly: NFSVolume.ReadOnly,
      NFSVolumeServer: NFSVolume.Server,
    }),
  };
}
