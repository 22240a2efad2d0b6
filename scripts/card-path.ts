/** Where the picture of a page's link lies in the site: of a question, or of the first page. */
export const cardPath = (slug: string | undefined): string => `cards/${slug ?? "home"}.png`;
