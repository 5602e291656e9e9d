import { expect, it } from "vitest";
import { ClusterError } from "../../../../provider/kubernetes/clusterError.js";

const server = "https://127.0.0.1:6443";
const answer = (code: number, body: unknown) => ClusterError.from({ code, body }, server);

it.each<[ClusterError, string, { isGone: boolean; isPassing: boolean }]>([
  [
    answer(404, JSON.stringify({ message: 'imagecaches "web" not found', details: { name: "web" } })),
    'The cluster at https://127.0.0.1:6443 answers 404: imagecaches "web" not found.',
    { isGone: true, isPassing: false },
  ],
  [
    answer(404, "404 page not found\n"),
    "It knows no ImageCache objects: install the virtual node, or set installCrd.",
    { isGone: false, isPassing: false },
  ],
  [answer(401, '{"message":"Unauthorized"}'), "Check the credentials", { isGone: false, isPassing: false }],
  [
    answer(403, { message: "forbidden" }),
    "Grant get, create and delete",
    { isGone: false, isPassing: false },
  ],
  [
    answer(403, {
      message: 'pods is forbidden: User "web" cannot list resource "pods"',
      details: { kind: "pods" },
    }),
    'cannot list resource "pods". Grant it to whoever the kubeconfig belongs to.',
    { isGone: false, isPassing: false },
  ],
  [answer(429, '{"message":"slow down"}'), "answers 429: slow down.", { isGone: false, isPassing: true }],
  [answer(503, undefined), "answers 503: no message.", { isGone: false, isPassing: true }],
  [
    ClusterError.from(new Error("request failed.", { cause: new Error("ECONNREFUSED") }), server),
    "gives no answer: request failed.: ECONNREFUSED.",
    { isGone: false, isPassing: true },
  ],
])("%s", (error, message, kind) => {
  expect(error.message).toContain(message);
  expect({ isGone: error.isGone, isPassing: error.isPassing }).toEqual(kind);
});
