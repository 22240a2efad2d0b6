const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const frame = (source: string, title: string, attributes: string): string =>
  `<iframe src="${escaped(source)}" title="${escaped(title)}" ${attributes} loading="lazy"></iframe>`;

/** The code of a frame for a host's page: as wide as asked, as high as its figure. */
export const frameCode = (source: string, title: string, width: number, height: number): string =>
  frame(
    source,
    title,
    `width="${width}" height="${height}" style="border:0;max-width:100%" onload="${resizer()}"`
  );

/**
 * The code of a frame for a slide. Slides have a width, and in many programs no height that a share could be taken of
 * (100 % of it is 150 pixels in reveal.js): the frame brings its own, and the class by which reveal.js fills what is left.
 */
export const slideCode = (source: string, title: string): string =>
  frame(
    source,
    title,
    `class="r-stretch" width="100%" style="border:0;width:100%;max-height:100%;aspect-ratio:16/11"`
  );

/**
 * What keeps a frame as high as its figure: it believes this site alone, and this frame alone. An attribute, and not a
 * script beside the frame: what turns Markdown into pages drops scripts (docsify) or breaks them (VitePress). Without
 * signs that such programs escape or read as their own. In an attribute bare names are the element's own: `window` says
 * who is to listen.
 */
const resizer = (): string =>
  `var f=this;window.addEventListener('message',function(e){if(e.source===f.contentWindow)if(e.origin==='${location.origin}')if(e.data.type==='decision-boundary:height')f.style.height=e.data.height+'px'});f.contentWindow.postMessage({type:'decision-boundary:height'},'*')`;
