/**
 * The calculator in few, small files, as a page takes it from a server. They lie beside the modules that they are made of, so
 * that every address within them stays true.
 */
const output = {
  dir: "dist",
  format: "es",
  minify: true,
  entryFileNames: "[name].js",
  chunkFileNames: "osuus-[name].js",
};
const common = {
  platform: "browser",
  external: ["node:fs/promises"],
  // What a first bill needs comes in one file.
  preserveEntrySignatures: "allow-extension",
  output,
};

export default [
  {
    ...common,
    input: {
      "osuus-calculator": "dist/calculator/index.js",
      "osuus-frame": "dist/calculator/frame.js",
    },
  },
  // A worker of its own, which shares nothing with the page.
  { ...common, input: { reader: "dist/calculator/reader.js" } },
];
