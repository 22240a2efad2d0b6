declare module "subset-font" {
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: {
      targetFormat: "woff2" | "sfnt";
      noHinting?: boolean;
      noLayoutClosure?: boolean;
      keepFeatures?: string[];
      variationAxes?: Record<string, number | {min: number; max: number}>;
    }
  ): Promise<Buffer>;
}
