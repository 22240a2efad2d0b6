// Loaded before a loader: writes down every file that it reads, so that the build can hold them against those by which
// it knows what the loader made.
const fs = require("node:fs");
const {fileURLToPath} = require("node:url");
const {isMainThread} = require("node:worker_threads");

if (isMainThread) {
  const read = new Set();
  const note = (file) => {
    if (typeof file === "string") read.add(require("node:path").resolve(file));
    else if (file instanceof URL && file.protocol === "file:") read.add(fileURLToPath(file));
  };
  const watch = (object, name) => {
    const original = object[name];
    object[name] = function (file, ...rest) {
      note(file);
      return original.call(this, file, ...rest);
    };
  };
  for (const name of ["readFile", "readFileSync", "open", "openSync", "readdir", "readdirSync", "createReadStream"])
    watch(fs, name);
  for (const name of ["readFile", "open", "readdir"]) watch(fs.promises, name);
  const write = fs.writeFileSync;
  require("node:module").syncBuiltinESMExports();
  process.on("exit", () => write(process.env.READS_LOG, [...read].join("\n")));
}
