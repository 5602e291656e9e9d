// Loaded into each Node.js process of a run: a connection that would leave this machine is written down, and refused.
const { appendFileSync } = require("node:fs");
const net = require("node:net");

const { connect } = net.Socket.prototype;
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/;

net.Socket.prototype.connect = function (...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : net._normalizeArgs(args)[0];
  const { path, host = "localhost", port } = options;
  if (path || loopback.test(host)) return connect.apply(this, args);
  appendFileSync(process.env.OUTBOUND_LOG, `${host}:${port}\n`);
  // Nothing listens there: it is refused as by a network that is down.
  return connect.call(this, { host: "127.0.0.1", port: 9 });
};
