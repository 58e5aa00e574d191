// What MuPDF, from 1.22 on, takes from PDFs: one JSON object, for each file its text, with a form feed behind
// each page.
//
//   node mupdf.mjs MODULES FILE...    MODULES is the folder that holds mupdf
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const home = path.resolve(modules, "mupdf/dist/mupdf.js");
const mupdf = await import(pathToFileURL(home).href);

const all = {};
for (const file of files) {
  const doc = mupdf.Document.openDocument(fs.readFileSync(file), "application/pdf");
  all[file] = "";
  for (let i = 0; i < doc.countPages(); i++)
    all[file] += doc.loadPage(i).toStructuredText("").asText() + "\f";
  doc.destroy();
}
process.stdout.write(JSON.stringify(all));
