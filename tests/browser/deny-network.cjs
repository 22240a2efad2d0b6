// Loaded before everything else in a build under test: a connection to any other host is written down and refused.
const {appendFileSync} = require("node:fs");
const dns = require("node:dns");
const net = require("node:net");

const local = new Set(["localhost", "127.0.0.1", "::1", "0.0.0.0", ""]);
const refuse = (what) => {
  if (process.env.DENIED_LOG) appendFileSync(process.env.DENIED_LOG, `${what}\n`);
  return Object.assign(new Error(`the network is denied: ${what}`), {code: "EACCES"});
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === "object" && options ? (options.path ? "" : (options.host ?? "")) : String(args[1] ?? "");
  if (!local.has(host)) throw refuse(`connect ${host}`);
  return connect.apply(this, args);
};
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => {
  if (local.has(host)) return lookup(host, ...rest);
  throw refuse(`look up ${host}`);
};
globalThis.fetch = async (input) => {
  throw refuse(`fetch ${typeof input === "object" && "url" in input ? input.url : input}`);
};
