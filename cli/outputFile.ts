import { access, constants } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UsageError } from "./usageError.js";

/** Said before the work that the file is to hold. */
export async function refuseMissingFolder(file: string): Promise<void> {
  await access(dirname(resolve(file)), constants.W_OK).catch(() => {
    throw new UsageError(`${file} cannot be written: its folder is not there, or not yours`);
  });
}

/** A file that is there already may be somebody's work. */
export async function refuseExisting(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new UsageError(`${file} is there already: name a new file`);
}
