import { expect, it } from "vitest";
import { withoutNames } from "../../../../../provider/cloud/causes/withoutNames.js";

it.each([
  ['pull image "r.example.com/a:1": gone', "pull image : gone"],
  ["pull image r.example.com:401/a/b:1.0@sha256:00ff: gone", "pull image : gone"],
  ["docker.io/library/not-found-page:1: not found", ": not found"],
  ["nginx:1.29: not found", ": not found"],
  ['Get "https://r.example.com/v2/?q=not%20found": EOF', "Get : EOF"],
  ["Get https://r.example.com/v2/: EOF", "Get : EOF"],
  ["dial tcp 10.0.0.1:443: i/o timeout", "dial tcp : i/o timeout"],
  ["dial tcp [::1]:5000: refused", "dial tcp : refused"],
  ["is [Creating], wait", "is [Creating], wait"],
  ["lookup r.example.com on 100.100.2.136:53: no such host", "lookup  on : no such host"],
  ["failed with status code [manifests 401]: 404 Not Found", "failed with status code : 404 Not Found"],
  ["unexpected media type text/html for sha256:00ff", "unexpected media type text/html for "],
  ['{"errors":[{"code":"MANIFEST_UNKNOWN"}]}', '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}'],
  ["x509: certificate has expired", "x509: certificate has expired"],
])("%s", (text, rest) => {
  expect(withoutNames(text)).toBe(rest);
});
