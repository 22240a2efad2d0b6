import {createHash} from "node:crypto";
import {readFile, stat} from "node:fs/promises";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import {filesBelow} from "./files.js";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8"
};

export interface Site {
  /** Address of the site's root, ending in a slash. */
  url: string;
  /** Bytes of all bodies sent so far. */
  sent(): number;
  close(): Promise<void>;
}

/** A file as it is sent, and of which state of the file that holds. */
interface Sent {
  body: Buffer;
  type: string;
  zipped: boolean;
  etag: string;
  changed: number;
}

/** Whether a file's name says what is in it, so that whoever has it need never ask again. */
export const isHashed = (path: string): boolean =>
  /^_(?:import|file|observablehq)\/.*(?:\.[0-9a-f]{8}\.\w+|-[0-9A-Z]{8}\.js)$/.test(path);

async function load(file: string): Promise<Sent> {
  const [raw, {mtimeMs}] = await Promise.all([readFile(file), stat(file)]);
  const type = types[extname(file)] ?? "application/octet-stream";
  const zipped = /text|json|javascript|svg/.test(type);
  return {
    body: zipped ? await promisify(gzip)(raw, {level: 9}) : raw,
    type,
    zipped,
    etag: `"${createHash("sha256").update(raw).digest("base64url").slice(0, 16)}"`,
    changed: mtimeMs
  };
}

/**
 * Serves a built site as static hosts do, under `base`: gzipped beforehand, so that no reader waits for that; names that
 * carry a hash for good; and everything else to be asked for again, which costs no body where nothing changed.
 */
export async function serve(
  folder: string,
  {base = "/", port = 0}: {base?: string; port?: number} = {}
): Promise<Site> {
  const files = new Map<string, Sent>();
  let sent = 0;
  await Promise.all(
    filesBelow(folder).map(async (name) => {
      const file = join(folder, name);
      files.set(file, await load(file));
    })
  );

  /** The file as it is now: a site may be built again while it is served. */
  const current = async (file: string, changed: number): Promise<Sent> => {
    const known = files.get(file);
    if (known?.changed === changed) return known;
    const fresh = await load(file);
    files.set(file, fresh);
    return fresh;
  };

  const server: Server = createServer(async (request, response) => {
    const fail = async () => {
      response.writeHead(404, {"content-type": types[".html"], "cache-control": "no-cache"});
      response.end(await readFile(join(folder, "404.html")).catch(() => "not found"));
    };
    try {
      const path = decodeURI(new URL(request.url ?? "/", "http://localhost").pathname);
      if (!path.startsWith(base)) return await fail();
      let name = normalize(`/${path.slice(base.length)}`).slice(1);
      let found = await stat(join(folder, name)).catch(() => null);
      if (found?.isDirectory()) {
        if (!path.endsWith("/")) {
          response.writeHead(301, {location: `${path}/`});
          response.end();
          return;
        }
        name = join(name, "index.html");
        found = null;
      } else if (!found) name += ".html";
      found ??= await stat(join(folder, name)).catch(() => null);
      if (!found?.isFile()) return await fail();
      const {body, type, zipped, etag} = await current(join(folder, name), found.mtimeMs);
      const headers = {
        "cache-control": isHashed(name) ? "public, max-age=31536000, immutable" : "no-cache",
        etag,
        ...(zipped ? {vary: "accept-encoding"} : {})
      };
      if (request.headers["if-none-match"]?.split(/,\s*/).includes(etag)) {
        response.writeHead(304, headers);
        response.end();
        return;
      }
      response.writeHead(200, {
        ...headers,
        "content-type": type,
        "content-length": body.length,
        ...(zipped ? {"content-encoding": "gzip"} : {})
      });
      if (request.method === "HEAD") {
        response.end();
        return;
      }
      sent += body.length;
      response.end(body);
    } catch {
      await fail();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const {port: used} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${used}${base}`,
    sent: () => sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      })
  };
}
