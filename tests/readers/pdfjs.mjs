// What pdf.js reads from PDFs, as one JSON object: for each file its text, a page each, or its
// structure tree with the text of each marked content.
//
//   node pdfjs.mjs MODULES text|tree FILE...    MODULES is the folder that holds pdfjs-dist
//
// A tree is text: an element a line, with what it says behind it; "object" is an annotation.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, what, ...files] = process.argv.slice(2);
const home = path.join(modules, "pdfjs-dist/legacy/build/pdf.mjs");
// It warns that there is no canvas to draw on: nothing is drawn.
console.warn = console.log = () => {};
const { getDocument } = await import(pathToFileURL(path.resolve(home)).href);

const joined = (items) => items.map((i) => i.str + (i.hasEOL ? "\n" : "")).join("");

// The text of each marked content, by the name that the tree knows it by.
function contents(items) {
  const found = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === "beginMarkedContentProps") open.push(item.id);
    else if (item.type === "beginMarkedContent") open.push(null);
    else if (item.type === "endMarkedContent") open.pop();
    else {
      const id = open[open.length - 1];
      if (id) found.set(id, (found.get(id) ?? "") + item.str + (item.hasEOL ? "\n" : ""));
    }
  }
  return found;
}

const shown = (text) => JSON.stringify(text.replace(/\s+/g, " ").trim());

function tree(node, said, depth, lines) {
  const indent = "  ".repeat(depth);
  let line = indent + (node.role ?? "?");
  if (node.lang) line += ` lang ${node.lang}`;
  if (node.alt) line += ` alt ${shown(node.alt)}`;
  const kids = node.children ?? [];
  const inner = [];
  for (let i = 0; i < kids.length; i++) {
    if (kids[i].type === "content") {
      // Contents that follow each other are one text, which stands behind the element if first.
      const first = i === 0;
      let text = said.get(kids[i].id) ?? "";
      while (kids[i + 1]?.type === "content") text += said.get(kids[++i].id) ?? "";
      if (first) line += " " + shown(text);
      else inner.push(`${indent}  ${shown(text)}`);
    } else if (kids[i].type) inner.push(`${indent}  ${kids[i].type}`);
    else tree(kids[i], said, depth + 1, inner);
  }
  lines.push(line, ...inner);
}

const all = {};
for (const file of files) {
  const doc = await getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0 })
    .promise;
  const pages = [];
  for (let i = 1; i <= doc.numPages; i++) {
    const page = await doc.getPage(i);
    if (what === "text") {
      pages.push(joined((await page.getTextContent()).items));
      continue;
    }
    const content = await page.getTextContent({ includeMarkedContent: true });
    const lines = [`page ${i}`];
    for (const node of (await page.getStructTree())?.children ?? [])
      tree(node, contents(content.items), 1, lines);
    pages.push(lines.join("\n") + "\n");
  }
  all[file] = pages;
  await doc.destroy();
}
process.stdout.write(JSON.stringify(all));
