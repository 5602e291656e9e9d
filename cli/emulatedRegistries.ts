import { UsageError } from "./usageError.js";

/** Where registries are asked, by host; a URL alone is for all others. */
export function registryUrls(values: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    values.map((value) => {
      const [, host = "*", url = ""] = /^(?:([^=/]+)=)?(https?:\/\/.+)$/.exec(value) ?? [];
      if (!URL.canParse(url)) throw new UsageError(`--registry: ${value} is neither a URL nor HOST=URL`);
      const { username, password, search, hash } = new URL(url);
      if (search !== "" || hash !== "")
        throw new UsageError(`--registry: the URL of ${host} ends in a query, which no registry has`);
      if (username !== "" || password !== "")
        throw new UsageError(
          `--registry: the URL of ${host} holds a user or a password: caches declare them`,
        );
      return [host, url];
    }),
  );
}

/** What makes a program ask where the emulator does. */
export function registrySetting(host: string, url: string): string {
  return `pulumi config set --path 'pulumi-eci:registryEndpoints["${host}"]' ${url}`;
}

/** What makes a program ask the emulator for Container Registry too. */
export function endpointSetting(endpoint: string): string {
  return `pulumi config set --path 'alicloud:endpoints[0].cr' ${endpoint}`;
}
