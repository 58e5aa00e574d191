// What PDFium, the reader of Chrome, takes from PDFs: one JSON object, for each file its text, with a
// form feed between pages.
//
//   node pdfium.mjs MODULES FILE...    MODULES is the folder that holds @hyzyla/pdfium
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const home = path.resolve(modules, "@hyzyla/pdfium/dist/index.esm.js");
const { PDFiumLibrary } = await import(pathToFileURL(home).href);

const library = await PDFiumLibrary.init();
const all = {};
for (const file of files) {
  const doc = await library.loadDocument(fs.readFileSync(file));
  all[file] = [...doc.pages()].map((page) => page.getText()).join("\f");
  doc.destroy();
}
library.destroy();
process.stdout.write(JSON.stringify(all));
