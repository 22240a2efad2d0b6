import {h} from "./dom.js";

/** A modal dialog with a title and a way out; it leaves the document when it closes. */
export function openDialog(title: string, className: string): {dialog: HTMLDialogElement; body: HTMLElement} {
  const body = h(document, "div", {class: className});
  const close = h(document, "button", {type: "button", class: "sheet-close", "aria-label": "Close"}, "Close");
  const dialog = h(
    document,
    "dialog",
    {class: "sheet", "aria-label": title},
    h(document, "h2", {}, title),
    close,
    body
  );
  const opener = document.activeElement;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener instanceof HTMLElement) opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return {dialog, body};
}
