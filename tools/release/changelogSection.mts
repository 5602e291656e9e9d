/** What the changelog says of a version, which has to stand first in it. */
export function changelogSection(changelog: string, version: string): string {
  const [, first = "", text = ""] = /^## (\S+)[^\n]*\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog) ?? [];
  if (first !== version)
    throw new Error(`CHANGELOG.md begins with ${first || "no version"}, and package.json says ${version}.`);
  return `${text.trim()}\n`;
}
