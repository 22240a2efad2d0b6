/** What is used of d3-contour, which comes without types. */
declare module "d3-contour" {
  interface Contours {
    size(size: [number, number]): this;
    /** The region where the values are at or above the level: polygons, of rings, of places in cells. */
    contour(values: ArrayLike<number>, level: number): {coordinates: [number, number][][][]};
  }
  export function contours(): Contours;
}
