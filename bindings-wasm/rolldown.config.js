/**
 * The calculator in few, small files, as a page takes it from a server. They lie beside the modules that they are made of, so
 * that every address within them stays true.
 */
export default {
  input: {
    "osuus-calculator": "dist/calculator/index.js",
    "osuus-frame": "dist/calculator/frame.js",
    reader: "dist/calculator/reader.js",
  },
  platform: "browser",
  external: ["node:fs/promises"],
  output: {
    dir: "dist",
    format: "es",
    minify: true,
    entryFileNames: "[name].js",
    chunkFileNames: "osuus-[name].js",
  },
};
