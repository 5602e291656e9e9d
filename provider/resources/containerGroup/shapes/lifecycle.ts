import { both, oneOfThem } from "../../../core/schema/choices.js";
import * as rules from "../../../core/schema/rules.js";
import { entriesField, field, fieldsOf, neededField, ruleOf } from "../../../core/schema/shape.js";
import type { PlainInputs } from "../../../core/schema/table.js";
import { command, port } from "./probe.js";

const headerShape = {
  /** Name of the header. Source: `HttpHeader.N.Name`. */
  name: neededField<string>(rules.text(), { wire: "Name" }),
  /** Value of the header. Source: `HttpHeader.N.Value`. */
  value: field<string>(rules.text(), { wire: "Value" }),
};

/** A header of a request. */
export interface ContainerGroupHttpHeaderInputs extends PlainInputs<typeof headerShape> {}

// The API spells each handler out in flat names; that of the headers differs between the two calls.

function execShapeOf(prefix: string) {
  return {
    /** The command, word by word. Source: `…Exec.N`. */
    command: neededField<string[]>(command, { wire: `${prefix}Exec` }),
  };
}

function httpGetShapeOf(prefix: string, headers: { create: string; update: string }) {
  return {
    /** Host of the request. Default: the container's own address. Source: `…HttpGetHost`. */
    host: field<string>(rules.text(), { wire: `${prefix}HttpGetHost` }),
    /** Path of the request. Source: `…HttpGetPath`. */
    path: field<string>(rules.text(), { wire: `${prefix}HttpGetPath` }),
    /** Port of the request, 1 to 65535. Source: `…HttpGetPort`. */
    port: neededField<number>(port, { wire: `${prefix}HttpGetPort` }),
    /** `HTTP` or `HTTPS`. Source: `…HttpGetScheme`. */
    scheme: field<string>(rules.oneOf("HTTP", "HTTPS"), { wire: `${prefix}HttpGetScheme` }),
    /** Headers of the request. Source: `…HttpGetHttpHeader.N`. */
    httpHeaders: entriesField<ContainerGroupHttpHeaderInputs>(headerShape, ({ name }) => name, {
      unit: "headers",
      wire: `${prefix}HttpGet${headers.create}`,
      updateWire: `${prefix}HttpGet${headers.update}`,
    }),
  };
}

function tcpSocketShapeOf(prefix: string) {
  return {
    /** Host that is connected to. Default: the container's own address. Source: `…TcpSocketHost`. */
    host: field<string>(rules.text(), { wire: `${prefix}TcpSocketHost` }),
    /** Port that is connected to, 1 to 65535. Source: `…TcpSocketPort`. */
    port: neededField<number>(port, { wire: `${prefix}TcpSocketPort` }),
  };
}

/** A command that is run when a container starts or ends. */
export interface ContainerGroupHandlerExecInputs extends PlainInputs<ReturnType<typeof execShapeOf>> {}
/** A request that is made when a container starts or ends. */
export interface ContainerGroupHandlerHttpGetInputs extends PlainInputs<ReturnType<typeof httpGetShapeOf>> {}
/** A connection that is opened when a container starts or ends. */
export interface ContainerGroupHandlerTcpSocketInputs
  extends PlainInputs<ReturnType<typeof tcpSocketShapeOf>> {}

function handlerShape(prefix: string, headers: { create: string; update: string }) {
  return {
    /** Runs a command in the container. One of `exec`, `httpGet` and `tcpSocket` is given. */
    exec: fieldsOf<ContainerGroupHandlerExecInputs>(execShapeOf(prefix), { wire: "" }),
    /** Makes a request. */
    httpGet: fieldsOf<ContainerGroupHandlerHttpGetInputs>(httpGetShapeOf(prefix, headers), { wire: "" }),
    /** Opens a connection. */
    tcpSocket: fieldsOf<ContainerGroupHandlerTcpSocketInputs>(tcpSocketShapeOf(prefix), { wire: "" }),
  };
}

const postStart = handlerShape("LifecyclePostStartHandler", { create: "HttpHeader", update: "HttpHeaders" });
const preStop = handlerShape("LifecyclePreStopHandler", { create: "HttpHeader", update: "HttpHeader" });

/** What is done at a moment in the life of a container. */
export interface ContainerGroupHandlerInputs extends PlainInputs<typeof postStart> {}

function handlerField(shape: typeof postStart) {
  const rule = both(ruleOf(shape), oneOfThem(Object.keys(shape)));
  return fieldsOf<ContainerGroupHandlerInputs>(shape, { rule, wire: "" });
}

export const lifecycleShape = {
  /** What is done as soon as the container has started. Write-only. Source: `LifecyclePostStartHandler…`. */
  postStart: handlerField(postStart),
  /** What is done before the container is ended. Write-only. Source: `LifecyclePreStopHandler…`. */
  preStop: handlerField(preStop),
};

/** What is done when a container starts, and before it ends. */
export interface ContainerGroupLifecycleInputs extends PlainInputs<typeof lifecycleShape> {}
