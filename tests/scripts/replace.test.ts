import {expect, test} from "vitest";
import {replaceOrThrow} from "../../scripts/replace.js";

test("replaces what is there, and throws where it is not", () => {
  expect(replaceOrThrow("<html><b>", "<html>", '<html lang="en">', "a page")).toBe('<html lang="en"><b>');
  expect(replaceOrThrow("a1b2", /\d/g, "$&$&", "a page")).toBe("a11b22");
  expect(() => replaceOrThrow("<b>", "<html>", "", "about.html")).toThrow(
    "about.html has no <html> to replace"
  );
});
