const causes: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder, not a file",
  EEXIST: "is a file, not a folder",
  ENOTDIR: "is not a folder all the way",
  EACCES: "may not be used by this user",
};

/** What went wrong with a file or a folder, with its name. */
export function fileError(file: string, error: unknown): Error {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return new Error(`${file}: ${causes[code] ?? message}`);
}

/** Writes what an option names; what goes wrong is told with its name. */
export async function written(file: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === "ENOENT" ? new Error(`${file}: its folder does not exist`) : fileError(file, error);
  }
}
