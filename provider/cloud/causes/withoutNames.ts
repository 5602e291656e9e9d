/** What looks like a name in a text and is none. */
const spared = String.raw`application\/[\w.+-]+|text\/[\w.+-]+|i\/o(?= timeout)`;

const names = [
  String.raw`"(?!application\/|text\/)[\w[][^"\s]*[/:.@][^"\s]*"`,
  // Before the one for references, which would leave its query behind.
  String.raw`https?:\/\/[^\s"']+?(?=[:,;.)\]]*(?:["'\s]|$))`,
  // What containerd asked a registry for: [manifests 1.27].
  String.raw`\[(?:manifests|blobs) [^\]]*\]`,
  String.raw`\[[\da-f]*:[\da-f:.]*\](?::\d+)?(?:\/[\w.:@+/-]*\w)?`,
  String.raw`[\w.-]+(?::\d+)?(?:\/[\w.+-]+)+(?::[\w.-]*\w)?(?:@sha\d+:[\da-f]+)?`,
  String.raw`sha\d+:[\da-f]+`,
  // A host, an address, each with its port, and a file's name.
  String.raw`\b[a-z\d][a-z\d-]*(?:\.[a-z\d][a-z\d-]*)+(?::\d+)?(?![\w+])`,
  // name:tag
  String.raw`(?<![\w.:@-])[a-z\d]+(?:[._-]+[a-z\d]+)*:\w[\w.-]*`,
];

const pattern = new RegExp(`(?<spared>${spared})|${names.join("|")}`, "g");

/**
 * A text without the references, digests, addresses and URLs in it: an image may be called `not-found-page`, and a registry may have the
 * port 401.
 */
export function withoutNames(text: string): string {
  return text.replace(pattern, (...found) => (found.at(-1) as { spared?: string }).spared ?? "");
}
