import type { Layer } from "./manifest.js";
import type { TroubleCause } from "./trouble.js";

/** The image of one platform, as far as it was looked at. */
interface PlatformImage {
  digest: string;
  layers: readonly Layer[];
}

/** What a look-up has found out of one reference. */
export type Outcome =
  | {
      is: "found";
      /** Of the index where there is one: what a tag stands for. */
      digest: string;
      /** Absent where the registry counts what is asked of it and little is left. */
      image: PlatformImage | undefined;
    }
  | { is: "missing"; host: string }
  | { is: "noPlatform"; digest: string; wanted: string; existing: readonly string[] }
  /** No image of a container, such as a chart. */
  | { is: "artifact"; host: string; mediaType: string }
  /** An image of the first format, which nothing pulls any more. */
  | { is: "schema1"; host: string }
  /** Not let in, or missing: some registries say so of what does not exist. */
  | {
      is: "refused";
      host: string;
      withLogin: boolean;
      isCallers: boolean;
      /** The token server that it names is one of Container Registry, whatever it is called itself. */
      isAtAcr?: boolean;
      reason: string;
    }
  | { is: "unchecked"; host: string; cause: TroubleCause; reason: string }
  /** No reference that a registry can hold. */
  | { is: "invalid"; reason: string }
  /** Nobody asks this registry from here. */
  | { is: "skipped" };
