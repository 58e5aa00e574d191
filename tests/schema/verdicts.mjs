// Tests 'cvtex schema' with another program: ajv reads the schemas, and its verdict on each file must be that of
// cvtex, which is the judge.
//
//   verdicts.mjs CVTEX MODULES    MODULES: the folder node_modules (tests/readers/install.sh)
//
// Each file of YAML in examples/, styles/ and tests/golden/ is tried: as a document, a style or a locale. The schema
// must accept it if cvtex finds no mistake in it. If cvtex finds one, the schema must refuse it, or
// the file uncaught says why no schema can.
import {execFileSync, spawnSync} from "node:child_process";
import {readFileSync, readdirSync, mkdtempSync, writeFileSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {basename, dirname, join, resolve} from "node:path";

const here = dirname(new URL(import.meta.url).pathname), top = resolve(here, "../..");
const [cvtex, modules] = [resolve(process.argv[2]), resolve(process.argv[3])];
const load = createRequire(join(modules, "x.js"));
const Ajv = load("ajv/dist/2020.js").default, YAML = load("yaml");
const env = {...process.env, LC_ALL: "C", FONTCONFIG_FILE: join(top, "tests/golden/no-fonts.conf")};
delete env.CVTEX_DATA;
let passed = 0, failed = 0;

function check(good, what) {
    if (good) return passed++;
    failed++;
    console.error("failed: " + what);
}

const schemas = {}, validate = {}, readers = {};
for (const kind of ["document", "style", "locale"]) {
    schemas[kind] = JSON.parse(execFileSync(cvtex, ["schema", kind], {env, encoding: "utf8"}));
    // Numbers and words stand side by side in types, which strict mode would warn of; the rest of it holds.
    const ajv = readers[kind] = new Ajv({strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false, allErrors: true});
    validate[kind] = ajv.compile(schemas[kind]);
}

// The data of a file, as YAML 1.2 reads it; undefined if it is none.
function data(text) {
    const doc = YAML.parseDocument(text, {merge: true, uniqueKeys: false, resolveKnownTags: false, logLevel: "silent"});
    if (doc.errors.length) return undefined;
    try {
        return doc.toJS({maxAliasCount: 1000});
    } catch {
        return undefined;
    }
}

function why(kind) {
    return validate[kind].errors.slice(0, 6).map(e => e.instancePath + " " + e.message).join("; ");
}

// ---- the schema itself

function references(node, defs, path) {
    if (Array.isArray(node)) node.forEach((n, i) => references(n, defs, path + "/" + i));
    else if (node && typeof node === "object") {
        if (node.$ref) check(node.$ref.slice(8) in defs, "no definition: " + node.$ref + " at " + path);
        for (const [key, value] of Object.entries(node)) references(value, defs, path + "/" + key);
    }
}

for (const [kind, schema] of Object.entries(schemas)) {
    references(schema, schema.$defs, kind);
    check(schema.$schema === "https://json-schema.org/draft/2020-12/schema", kind + ": draft 2020-12");
    check(schema.$id.startsWith("urn:"), kind + ": an id without an address");
    for (const [name, definition] of Object.entries(schema.$defs)) {
        for (const [key, one] of Object.entries(definition.properties ?? {})) {
            if (!one.title || (name === "variant" && !one.examples)) continue; // of no table, or of another
            check(one.description, name + "." + key + ": a description");
            check(one.examples?.length === 1, name + "." + key + ": an example");
            const ajv = readers[kind], test = ajv.compile({$ref: `${schema.$id}#/$defs/${name}/properties/${key}`});
            for (const value of [...one.examples ?? [], ...("default" in one ? [one.default] : [])])
                check(test(value), name + "." + key + ": " + JSON.stringify(value) + ": " + ajv.errorsText(test.errors));
        }
    }
}

// ---- files

const uncaught = new Map(readFileSync(join(here, "uncaught"), "utf8").split("\n")
    .filter(line => line && !line.startsWith("#")).map(line => line.split(/: +/, 2)));
const used = new Set();

// True if cvtex finds a mistake in this file itself.
function refused(folder, file, options, to) {
    const run = spawnSync(cvtex, [...options, "--allow", "..", "--to", to, file], {cwd: folder, env, encoding: "utf8"});
    return run.stderr.split("\n").some(line => line.startsWith(file + ":") && line.includes(": error: "));
}

function judge(kind, name, text, wrong) {
    const value = data(text);
    if (value === undefined || value === null) return; // no YAML, or none that others read
    const accepted = validate[kind](value);
    if (!wrong) return check(accepted, name + " is right, and refused: " + (accepted || why(kind)));
    if (uncaught.has(name)) {
        used.add(name);
        return check(accepted, name + " is caught after all: take it out of uncaught");
    }
    check(!accepted, name + " is wrong, and accepted");
}

function yamls(folder) {
    return readdirSync(folder).filter(name => name.endsWith(".yaml")).sort();
}

for (const folder of ["examples", ...["content", "text", "trace", "ats", "diag", "export"].map(s => "tests/golden/" + s)])
    for (const file of yamls(join(top, folder))) {
        const text = readFileSync(join(top, folder, file), "utf8");
        const options = (/^# options: (.*)/.exec(text)?.[1] ?? "").split(" ").filter(Boolean);
        // Of other tools, or JSON with comments.
        if (/^(import|rendercv|json-comment)-/.test(file) || options.includes("--from")) continue;
        const to = ["content", "text"].includes(basename(folder)) ? basename(folder) : "trace";
        judge("document", basename(folder) + "/" + file, text, refused(join(top, folder), file, options, to));
    }
for (const file of yamls(join(top, "styles")))
    judge("style", "styles/" + file, readFileSync(join(top, "styles", file), "utf8"), false);
for (const file of yamls(join(top, "styles/locales")))
    judge("locale", "locales/" + file, readFileSync(join(top, "styles/locales", file), "utf8"), false);
for (const file of yamls(join(top, "tests/golden/styles")))
    judge("style", "golden/styles/" + file, readFileSync(join(top, "tests/golden/styles", file), "utf8"), false);

for (const name of uncaught.keys())
    check(used.has(name), name + " in uncaught is no file that is wrong");
console.log(passed + " passed, " + failed + " failed");
process.exit(failed ? 1 : 0);
