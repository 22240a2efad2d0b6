import {existsSync, readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {filesBelow} from "../../scripts/files.js";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import {controlled} from "../../src/figure/params.js";
import {dist} from "./built.js";
import {guess, moveControl} from "./gestures.js";
import {ofEachKind} from "./kinds.js";
import {openSite, picture, settled} from "./site.js";

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const rooms = await Promise.all(slugs.map(loadRoom));
const working = rooms.filter(({spec}) => spec.worker).map(({slug, spec}) => ({slug, spec}));
const plain = rooms.filter(({spec}) => !spec.worker).map(({slug, spec}) => ({slug, spec}));

test.skipIf(working.length)("no room here has a worker", () => expect(working).toEqual([]));

const ways: readonly (readonly [string, string])[] = [
  ["may not be started", "forbidden"],
  ["cannot be fetched", "refused"],
  ["never answers", "silent"]
];

/** The site, but a page's text comes in two pieces, the first `cut` bytes long: in between, the browser draws what it has. */
async function inTwoPieces(slug: string, cutAfter: RegExp) {
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    const from = await fetch(new URL(path.slice(1), site.site.url));
    response.writeHead(from.status, {"content-type": from.headers.get("content-type") ?? ""});
    const body = Buffer.from(await from.arrayBuffer());
    const found = path === `/questions/${slug}/` ? cutAfter.exec(body.toString("utf8")) : null;
    const cut = found ? Buffer.byteLength(body.toString("utf8").slice(0, found.index + found[0].length)) : 0;
    response.write(body.subarray(0, cut));
    if (found) await new Promise((resolve) => setTimeout(resolve, 1500));
    response.end(body.subarray(cut));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}/questions/${slug}/`, server};
}
const pageText = (slug: string) => readFileSync(join(dist, "questions", slug, "index.html"), "utf8");

test("a page that comes in two pieces, cut within a table of the picture, moves nothing that is shown", async (context) => {
  const rows = /class="panel">(?:(?!<\/section>).)*?class="panel-table".*?<tbody>.*?<\/tr>/s;
  const slug = slugs.find((slug) => rows.test(pageText(slug)));
  if (!slug) return context.skip("no room here opens with a table");
  const {url, server} = await inTwoPieces(slug, rows);
  const {page, close} = await site.visit(url, {}, {shifts: true});
  await settled(page);
  await page.waitForTimeout(300);
  expect(await page.locator(".panel-table").first().isVisible()).toBe(true);
  expect(await page.evaluate("window.shifts")).toEqual([]);
  await close();
  server.close();
});

test("a page that comes in two pieces, cut between the parts of its figure, moves nothing that is shown", async () => {
  const cuts = [
    ...["figure-notes", "panels", "figure-controls", "figure-stepper", "figure-caption"].map(
      (part) => new RegExp(`data-figure=.*?(?=<[a-z]+[^<>]* class="${part}[" ])`, "s")
    ),
    // Within the sentence below the picture.
    /data-figure=.*?class="figure-caption.*?>.{9}/s
  ];
  await Promise.all(
    cuts.map(async (cut) => {
      expect(pageText(slugs[0])).toMatch(cut);
      const {url, server} = await inTwoPieces(slugs[0], cut);
      for (const viewport of [
        {width: 1280, height: 800},
        {width: 375, height: 812}
      ]) {
        const {page, close} = await site.visit(url, {viewport}, {shifts: true});
        await settled(page);
        await page.waitForTimeout(300);
        expect(await page.locator(".figure-controls").isVisible()).toBe(true);
        expect(await page.evaluate("window.shifts"), `${cut} at ${viewport.width}`).toEqual([]);
        await close();
      }
      server.close();
    })
  );
});

describe.each([...new Set([...working.slice(0, 1), ...ofEachKind(working)])])(
  "$slug without its worker",
  ({slug, spec}) => {
    // The first room in every way; others, whose kit is the same, in the one that takes no waiting.
    test.each(slug === working[0].slug ? ways : ways.slice(0, 1))(
      "which %s: the page computes by itself, and predictions are answered",
      async (_, how) => {
        const {page, close} = await site.visit("404.html");
        await page.addInitScript((how) => {
          const target = window as unknown as {Worker: unknown; started: number};
          target.started = 0;
          target.Worker = class extends EventTarget {
            constructor() {
              super();
              ++target.started;
              if (how === "forbidden") throw new DOMException("no workers here", "SecurityError");
              if (how === "refused")
                setTimeout(() => this.dispatchEvent(new Event("error", {cancelable: true})), 50);
            }
            postMessage() {}
            terminate() {}
          };
        }, how);
        await page.goto(`${site.site.url}questions/${slug}/`);
        await settled(page);
        expect(await page.evaluate("window.started")).toBeGreaterThan(0);
        const before = await picture(page);
        await page.locator('a[data-scene="2"]').click();
        await settled(page);
        expect(await picture(page)).not.toBe(before);
        const box = page.locator('[data-predict="1"]');
        await guess(page, box, spec.predictions[0].kind);
        await box.locator("button", {hasText: "Show me"}).click();
        await expect.poll(() => box.locator(".predict-gap").count(), {timeout: 20_000}).toBe(1);
        await close();
      }
    );
  }
);

describe.each(plain.slice(0, 2))("$slug when its model fails", ({slug, spec}) => {
  test("says so in the figure, keeps the setting, and goes on at a click", async () => {
    const {page, faults, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    const key = controlled(spec.params).find((k) => ["range", "steps"].includes(spec.params[k].kind)) ?? "";
    await page.evaluate(() => {
      const {live} = document.querySelector(".figure-live") as unknown as {
        live: {spec: {model: unknown; kept: unknown}};
      };
      live.spec.kept = live.spec.model;
      live.spec.model = () => {
        throw new Error("no number there");
      };
    });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>(".figure details"))
        details.open = true;
    });
    await moveControl(page.locator(`.figure .control[data-param="${key}"]`));
    const note = page.locator(".figure-notes");
    await expect
      .poll(() => note.innerText(), {timeout: 5000})
      .toMatch(/could not be computed \(no number there\)/);
    await expect.poll(() => page.url(), {timeout: 5000}).toContain(`${key}=`);
    const asked = page.url();
    await page.evaluate(() => {
      const {live} = document.querySelector(".figure-live") as unknown as {
        live: {spec: {model: unknown; kept: unknown}};
      };
      live.spec.model = live.spec.kept;
    });
    const before = await picture(page);
    await note.locator("button", {hasText: "Try again"}).first().click();
    await settled(page);
    expect(await picture(page)).not.toBe(before);
    expect(page.url()).toBe(asked);
    expect(faults).toEqual([]);
    await close();
  });
});

describe.each(rooms.slice(0, 3).map(({slug, spec}) => ({slug, spec})))(
  "$slug and the history",
  ({slug, spec}) => {
    const key =
      Object.entries(spec.params).find(
        ([k, param]) =>
          ["range", "steps"].includes(param.kind) &&
          !("play" in param && param.play) &&
          controlled(spec.params).includes(k)
      )?.[0] ?? "";
    test("a frame leaves its host's history alone", async () => {
      const {page, faults, close} = await site.visit("404.html");
      await page.evaluate((source) => {
        const frame = document.createElement("iframe");
        frame.src = source;
        frame.title = "figure";
        frame.style.cssText = "width:720px;height:760px";
        document.body.append(frame);
      }, `${site.site.url}embed/${slug}/`);
      const frame = page.frameLocator("iframe");
      await frame.locator(".figure-live:not(.figure-busy)").waitFor();
      const length = await page.evaluate(() => history.length);
      await frame.locator(".figure details").evaluateAll((all) => {
        for (const details of all as HTMLDetailsElement[]) details.open = true;
      });
      await moveControl(frame.locator(`.figure .control[data-param="${key}"]`));
      await page.waitForTimeout(600);
      expect(page.frames()[1].url()).toContain(`${key}=`);
      expect(await page.evaluate(() => history.length)).toBe(length);
      expect(faults).toEqual([]);
      await close();
    });

    test("what was changed a moment before leaving is there on coming back", async () => {
      const {page, close} = await site.visit(`questions/${slug}/`);
      await settled(page);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>(".figure details"))
          details.open = true;
      });
      await moveControl(page.locator(`.figure .control[data-param="${key}"]`));
      await page.evaluate((to) => location.assign(to), `${site.site.url}404.html`);
      await page.waitForURL(/404/);
      await page.goBack();
      await settled(page);
      expect(page.url()).toContain(`${key}=`);
      await close();
    });
  }
);

test.each(["questions", "embed"])(
  "/%s: where a module does not arrive the figure says so in sight, and a click tries again at the setting that was asked for",
  async (folder) => {
    const context = await site.browser.newContext({viewport: {width: 1280, height: 620}});
    const page = await context.newPage();
    const module = `**/_import/${slugs[0]}-*.js`;
    await page.route(module, (route) => route.abort());
    await page.goto(`${site.site.url}${folder}/${slugs[0]}/?scene=2`);
    const said = page.locator(".figure-failed");
    await expect.poll(() => said.innerText(), {timeout: 10_000}).toMatch(/could not start/);
    await expect(said.isVisible()).resolves.toBe(true);
    expect((await said.boundingBox())?.y).toBeLessThan(620 - 40);
    expect(await page.evaluate(() => document.querySelectorAll("[role=alert]:not([hidden])").length)).toBe(1);
    // A picture of another setting is not shown as if it were this one's.
    expect(
      await page.locator(".figure .panels").evaluate((panels) => getComputedStyle(panels).visibility)
    ).toBe("hidden");
    await page.unroute(module);
    await said.locator("button").click();
    await settled(page);
    expect(await said.count()).toBe(0);
    await expect.poll(() => page.locator(".step-number").innerText(), {timeout: 5000}).toContain("2 of");
    await context.close();
  }
);

test("data that do not arrive are said to, and not waited for", async () => {
  const {page, close} = await site.visit("404.html");
  const slug = slugs.find((name) => existsSync(join(dist, `_file/questions/${name}`)));
  if (slug) {
    await page.route(`**/_file/questions/${slug}/**`, (route) => route.abort());
    await page.goto(`${site.site.url}questions/${slug}/`);
    await expect
      .poll(() => page.locator(".figure-failed").innerText(), {timeout: 10_000})
      .toMatch(/could not start/);
  }
  await close();
});

test("the styles of what is opened come with it, not before; without them it opens all the same", async () => {
  const {page, faults, close} = await site.visit("404.html");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/late.")) asked.push(request.url());
  });
  const share = async () => {
    await page.locator("[data-tool=share]").click();
    const dialog = page.locator("dialog.sheet");
    await dialog.waitFor();
    const link = await dialog.locator(".share-copy input").first().inputValue();
    await page.keyboard.press("Escape");
    return {
      link,
      styled: await page.evaluate(() => document.querySelector(".late")?.hasAttribute("disabled") === false)
    };
  };
  await page.goto(`${site.site.url}questions/${slugs[0]}/`);
  await settled(page);
  expect(asked).toEqual([]);
  expect(await share()).toMatchObject({styled: true, link: expect.stringContaining(slugs[0])});
  expect(asked).toHaveLength(1);
  expect(faults).toEqual([]);
  await page.route("**/late.*", (route) => route.abort());
  await page.reload();
  await settled(page);
  expect(await share()).toMatchObject({styled: false, link: expect.stringContaining(slugs[0])});
  await page.unroute("**/late.*");
  expect(await share()).toMatchObject({styled: true});
  await close();
});

test("a page opened from a disk says what it needs", async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.goto(`file://${join(dist, "questions", slugs[0], "index.html")}`);
  expect(await page.locator(".from-file-only").isVisible()).toBe(true);
  await page.goto(`${site.site.url}questions/${slugs[0]}/`);
  await settled(page);
  expect(await page.locator(".from-file-only").isVisible()).toBe(false);
  await context.close();
});

describe("what is sent", () => {
  test("has nothing that only the checks ask", async () => {
    const code = filesBelow(dist)
      .filter((file) => file.endsWith(".js"))
      .map((file) => readFileSync(join(dist, file), "utf8"))
      .join("\n");
    for (const {slug, spec} of rooms) {
      const names = Object.keys(spec.invariants ?? {});
      expect(names.length, slug).toBeGreaterThan(0);
      expect(
        names.filter((name) => code.includes(JSON.stringify(name))),
        slug
      ).toEqual([]);
      // What is said of a scene is sent; letters beyond ASCII are written otherwise in code.
      const titles = spec.scenes.map(({title}) => title).filter((title) => /^[ !#-~]+$/.test(title));
      expect(code, slug).toContain(titles[0]);
    }
  });

  test("comes with the licenses of all that is in it", () => {
    const text = readFileSync(join(dist, "licenses.txt"), "utf8");
    for (const name of ["Decision Boundary", "@observablehq/framework", "d3-array", "katex", "source-sans-3"])
      expect(text).toContain(name);
    expect(text).toMatch(/SIL OPEN FONT LICENSE/i);
    expect(text.match(/Permission (is hereby granted|to use)/g)?.length).toBeGreaterThan(5);
  });
});

describe("on paper", () => {
  test.each(slugs.slice(0, 3))("%s prints its folded answers", async (slug) => {
    const {page, faults, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    const folded = page.locator("main details:not(.figure details)");
    const n = await folded.count();
    expect(n).toBeGreaterThan(2);
    const heights = () =>
      folded.evaluateAll((all) =>
        all.map((d) => d.getBoundingClientRect().height - (d.querySelector("summary")?.offsetHeight ?? 0))
      );
    for (const height of await heights()) expect(height).toBeLessThan(30);
    await page.emulateMedia({media: "print"});
    for (const height of await heights()) expect(height).toBeGreaterThan(12);
    await page.emulateMedia({media: "screen"});
    expect(faults).toEqual([]);
    await close();
  });
});

describe.each([...plain.slice(0, 1), ...working.slice(0, 1)])("$slug out of sight", ({slug, spec}) => {
  test("answers who waits for it, and draws when it comes back into sight", async () => {
    // On a phone the picture lets go of the screen below the part that speaks of it.
    const {page, faults, close} = await site.visit(`questions/${slug}/`, {
      viewport: {width: 375, height: 812}
    });
    await settled(page);
    await page.evaluate(() => scrollTo({top: document.body.scrollHeight, behavior: "instant"}));
    const box = page.locator(".figure-picture");
    await expect
      .poll(async () => {
        const at = await box.boundingBox();
        return at ? at.y + at.height : 0;
      })
      .toBeLessThan(60);
    const before = await picture(page);
    const scene = spec.scenes.length;
    await page.evaluate(async (scene) => {
      const {live} = document.querySelector(".figure-live") as unknown as {
        live: {
          spec: {scenes: {params: object}[]};
          go(params: object, to: {scene: number}): void;
          settle(): Promise<unknown>;
        };
      };
      live.go(live.spec.scenes[scene - 1].params, {scene});
      await live.settle();
    }, scene);
    await page.evaluate(() => scrollTo({top: 0, behavior: "instant"}));
    await settled(page);
    expect(await picture(page)).not.toBe(before);
    expect(await page.locator(".step-number").innerText()).toContain(`${scene} of`);
    expect(faults).toEqual([]);
    await close();
  });
});
