import {readFile, stat} from "node:fs/promises";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {gzipSync} from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png"
};

export interface Site {
  /** Address of the site's root, ending in a slash. */
  url: string;
  /** Bytes of all bodies sent so far. */
  sent(): number;
  close(): Promise<void>;
}

/**
 * Serves a built site as a plain static host does, gzipped, under `base`.
 */
export async function serve(
  folder: string,
  {base = "/", port = 0}: {base?: string; port?: number} = {}
): Promise<Site> {
  const zipped = new Map<string, Buffer>();
  let sent = 0;
  const server: Server = createServer(async (request, response) => {
    const path = decodeURI(new URL(request.url ?? "/", "http://localhost").pathname);
    const fail = async () => {
      response.writeHead(404, {"content-type": types[".html"]});
      response.end(await readFile(join(folder, "404.html")).catch(() => "not found"));
    };
    if (!path.startsWith(base)) return fail();
    let file = join(folder, normalize(`/${path.slice(base.length)}`));
    try {
      if ((await stat(file)).isDirectory()) {
        if (!path.endsWith("/")) {
          response.writeHead(301, {location: `${path}/`});
          response.end();
          return;
        }
        file = join(file, "index.html");
      }
    } catch {
      file += ".html";
    }
    try {
      const body = await readFile(file);
      const type = types[extname(file)] ?? "application/octet-stream";
      const text = /text|json|javascript|svg/.test(type);
      if (text && !zipped.has(file)) zipped.set(file, gzipSync(body, {level: 9}));
      response.writeHead(200, {
        "content-type": type,
        "cache-control": "no-cache",
        ...(text ? {"content-encoding": "gzip"} : {})
      });
      const payload = zipped.get(file) ?? body;
      sent += payload.length;
      response.end(payload);
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
