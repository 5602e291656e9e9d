import { both, oneOfThem } from "../../../core/schema/choices.js";
import * as rules from "../../../core/schema/rules.js";
import { field, fieldsOf, neededField, ruleOf } from "../../../core/schema/shape.js";
import type { PlainInputs } from "../../../core/schema/table.js";

export const port = rules.wholeNumber(1, 65_535);
/** Words may be empty, and come more than once. */
const word: rules.Rule = (value, property, fail) => {
  if (typeof value !== "string") fail(property, "must be a string.");
};
export const commandOf = (limits: { max?: number }) =>
  rules.list(word, { ...limits, unit: "words", key: () => undefined });
export const command = commandOf({});
const seconds = (least: number) => rules.wholeNumber(least, Number.MAX_SAFE_INTEGER, "seconds");

const execShape = {
  /** The command, word by word; it succeeds with exit code 0. Source: `Exec.Command.N`. */
  command: neededField<string[]>(command, { wire: "Command", told: "Execs" }),
};

const httpGetShape = {
  /** Path of the request. Source: `HttpGet.Path`. */
  path: field<string>(rules.text(), { wire: "Path", told: "Path" }),
  /** Port of the request, 1 to 65535. Source: `HttpGet.Port`. */
  port: neededField<number>(port, { wire: "Port", told: "Port" }),
  /** `HTTP` (default) or `HTTPS`. Source: `HttpGet.Scheme`. */
  scheme: field<string>(rules.oneOf("HTTP", "HTTPS"), { wire: "Scheme", told: "Scheme", fallback: "HTTP" }),
};

const tcpSocketShape = {
  /** Port that is connected to, 1 to 65535. Source: `TcpSocket.Port`. */
  port: neededField<number>(port, { wire: "Port", told: "Port" }),
};

/** A command that a probe runs. */
export interface ContainerGroupProbeExecInputs extends PlainInputs<typeof execShape> {}
/** A request that a probe makes. */
export interface ContainerGroupProbeHttpGetInputs extends PlainInputs<typeof httpGetShape> {}
/** A connection that a probe opens. */
export interface ContainerGroupProbeTcpSocketInputs extends PlainInputs<typeof tcpSocketShape> {}

const ways = ["exec", "httpGet", "tcpSocket"] as const;

const probeShape = {
  /** Runs a command in the container. One of `exec`, `httpGet` and `tcpSocket` is given. Source: `Exec`. */
  exec: fieldsOf<ContainerGroupProbeExecInputs>(execShape, { wire: "Exec", told: "" }),
  /** Asks the container by HTTP. Source: `HttpGet`. */
  httpGet: fieldsOf<ContainerGroupProbeHttpGetInputs>(httpGetShape, { wire: "HttpGet", told: "HttpGet" }),
  /** Opens a connection to the container. Source: `TcpSocket`. */
  tcpSocket: fieldsOf<ContainerGroupProbeTcpSocketInputs>(tcpSocketShape, {
    wire: "TcpSocket",
    told: "TcpSocket",
  }),
  /** Seconds until the first probe. Source: `InitialDelaySeconds`. */
  initialDelaySeconds: field<number>(seconds(0), {
    wire: "InitialDelaySeconds",
    told: "InitialDelaySeconds",
    fallback: 0,
  }),
  /** Seconds between two probes. Source: `PeriodSeconds`. */
  periodSeconds: field<number>(seconds(1), { wire: "PeriodSeconds", told: "PeriodSeconds" }),
  /** Seconds until a probe counts as failed. Default 1. Source: `TimeoutSeconds`. */
  timeoutSeconds: field<number>(seconds(1), {
    wire: "TimeoutSeconds",
    told: "TimeoutSeconds",
    fallback: 1,
  }),
  /** Successes in a row after a failure until the container counts as well. Default 1. Source: `SuccessThreshold`. */
  successThreshold: field<number>(rules.wholeNumber(1, Number.MAX_SAFE_INTEGER), {
    wire: "SuccessThreshold",
    told: "SuccessThreshold",
    fallback: 1,
  }),
  /** Failures in a row until the container counts as failed. Default 3. Source: `FailureThreshold`. */
  failureThreshold: field<number>(rules.wholeNumber(1, Number.MAX_SAFE_INTEGER), {
    wire: "FailureThreshold",
    told: "FailureThreshold",
    fallback: 3,
  }),
};

/** How the cloud finds out whether a container is alive, or ready. */
export interface ContainerGroupProbeInputs extends PlainInputs<typeof probeShape> {}

const probeRule = both(ruleOf(probeShape), oneOfThem(ways));

/** A probe that calls and answers call so. */
export function probeField(name: string) {
  return fieldsOf<ContainerGroupProbeInputs>(probeShape, { rule: probeRule, wire: name, told: name });
}
