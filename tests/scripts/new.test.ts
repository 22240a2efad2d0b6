import {existsSync} from "node:fs";
import {join} from "node:path";
import ts from "typescript";
import {describe, expect, it} from "vitest";
import {markReady, roomFiles} from "../../scripts/new.js";
import {project} from "../../scripts/project.js";
import {questions} from "../../src/questions.js";

/** A question without a room. */
const slug = questions.find((q) => !q.ready)?.slug ?? "";

describe.runIf(slug)("a new room", () => {
  it("has strict types: it is compiled where it would stand, without being written", () => {
    const files = new Map([...roomFiles(slug)].map(([path, text]) => [join(project, path), text]));
    const {options} = ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(project, "tsconfig.json"), ts.sys.readFile).config,
      ts.sys,
      project
    );
    const host = ts.createCompilerHost(options);
    const {readFile, fileExists} = host;
    host.readFile = (file) => files.get(file) ?? readFile(file);
    host.fileExists = (file) => files.has(file) || fileExists(file);
    // The room's folder is not there: without this the compiler does not look into it.
    host.directoryExists = undefined;
    host.getSourceFile = (file, language) => {
      const text = host.readFile(file);
      return text === undefined ? undefined : ts.createSourceFile(file, text, language);
    };
    const program = ts.createProgram(
      [...files.keys()].filter((file) => file.endsWith(".ts")),
      options,
      host
    );
    const faults = ts
      .getPreEmitDiagnostics(program)
      .filter(({file}) => file && files.has(file.fileName))
      .map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, " "));
    expect(faults).toEqual([]);
  }, 120_000);

  it("is of one shape with the others, and leaves nothing to be filled in by hand", () => {
    const files = roomFiles(slug);
    const names = [...files.keys()].map((path) => path.replace(`src/questions/${slug}/`, ""));
    for (const name of ["params.ts", "model.ts", "figure.ts", "lesson.ts", "words.ts", "index.md"]) {
      expect(names).toContain(name);
      expect(existsSync(join(project, "src/questions/type-i-ii-errors", name)), name).toBe(true);
    }
    for (const text of files.values()) expect(text).not.toMatch(/SLUG|QUESTION/);
    expect(files.size).toBeLessThanOrEqual(12);
  });

  it("is marked as ready in the registry, once, and nothing else is", () => {
    const registry = `[\n  {\n    slug: "a",\n    near: []\n  },\n  {\n    slug: "b",\n    near: [],\n    ready: true\n  }\n]`;
    const once = markReady(registry, "a");
    expect(once).toBe(registry.replace("near: []\n", "near: [],\n    ready: true\n"));
    expect(markReady(once, "a")).toBe(once);
    expect(() => roomFiles("no-such-question")).toThrow(/no question/);
  });
});
