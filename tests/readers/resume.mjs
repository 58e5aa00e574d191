// Whether JSON files are résumés as the schema of JSON Resume has them.
//
//   node resume.mjs MODULES FILE...    MODULES is the folder that holds @jsonresume/schema and ajv
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, ...files] = process.argv.slice(2);
const load = createRequire(path.resolve(modules, "here.js"));
const { default: Ajv } = load("ajv");
const ajv = new Ajv({ allErrors: true, strict: false });
load("ajv-formats").default(ajv);
const valid = ajv.compile(load("@jsonresume/schema/schema.json"));

let bad = 0;
for (const file of files) {
  if (valid(JSON.parse(fs.readFileSync(file, "utf8")))) continue;
  bad++;
  for (const e of valid.errors) console.log(`failed: ${file}: ${e.instancePath} ${e.message}`);
}
console.log(`${files.length} résumés, ${bad} against the schema`);
process.exit(bad || !files.length ? 1 : 0);
