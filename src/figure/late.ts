let asked: Promise<void> | null = null;

/**
 * The code of something that a reader opens, when its styles are there too. A page names their sheet and leaves it where it
 * is; it is fetched with the first thing that is opened. Where it does not arrive, things open plainly, and the next asks again.
 */
export const styled = async <T>(code: Promise<T>): Promise<T> => (await Promise.all([code, lateStyles()]))[0];

function lateStyles(): Promise<void> {
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
