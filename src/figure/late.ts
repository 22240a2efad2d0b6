let asked: Promise<void> | null = null;

/**
 * The styles of what a reader opens. A page names their sheet and leaves it where it is; it is fetched with the code of the
 * first thing that is opened. Where it does not arrive, things open plainly, and the next one asks again.
 */
export function lateStyles(): Promise<void> {
  asked ??= new Promise((resolve) => {
    const sheet = document.querySelector<HTMLLinkElement>("link.late");
    if (!sheet?.disabled) return resolve();
    sheet.addEventListener("load", () => resolve(), {once: true});
    sheet.addEventListener(
      "error",
      () => {
        asked = null;
        sheet.disabled = true;
        resolve();
      },
      {once: true}
    );
    sheet.disabled = false;
  });
  return asked;
}
