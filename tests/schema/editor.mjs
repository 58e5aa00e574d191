// Tests that an editor explains and completes: yaml-language-server is asked as an editor asks it, about a document
// with a line "# yaml-language-server: $schema=". Nothing comes from a network.
//
//   editor.mjs CVTEX MODULES
import {execFileSync, spawn} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";

const [cvtex, modules] = [resolve(process.argv[2]), resolve(process.argv[3])];
const folder = mkdtempSync(join(tmpdir(), "cvtex-"));
const server = spawn("node", [join(modules, "yaml-language-server/bin/yaml-language-server"), "--stdio"],
                     {stdio: ["pipe", "pipe", "ignore"]});
let waiting = new Map(), told = null, last = 0, buffer = Buffer.alloc(0), passed = 0, failed = 0;

function check(good, what) {
    if (good) return passed++;
    failed++;
    console.error("failed: " + what);
}

function send(message) {
    const body = Buffer.from(JSON.stringify({jsonrpc: "2.0", ...message}));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
}

function ask(method, params) {
    return new Promise(done => {
        waiting.set(++last, done);
        send({id: last, method, params});
    });
}

function receive(message) {
    if (message.method === "textDocument/publishDiagnostics") told?.(message.params.diagnostics);
    else if (message.method && message.id !== undefined)
        send({id: message.id, result: message.method === "workspace/configuration"
            ? message.params.items.map(i => i.section === "yaml" ? {validate: true, hover: true, completion: true, schemaStore: {enable: false}} : {})
            : null});
    else if (waiting.has(message.id)) waiting.get(message.id)(message.result);
}

server.stdout.on("data", data => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
        const head = buffer.indexOf("\r\n\r\n");
        if (head < 0) return;
        const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head))[1]);
        if (buffer.length < head + 4 + length) return;
        const message = JSON.parse(buffer.subarray(head + 4, head + 4 + length));
        buffer = buffer.subarray(head + 4 + length);
        receive(message);
    }
});

let files = 0;
// Opens a document; '@' is where the cursor stands. Returns its address, the cursor, and what is told.
async function open(kind, text) {
    const at = text.indexOf("@"), before = text.slice(0, at < 0 ? 0 : at), bare = text.replace("@", "");
    const all = `# yaml-language-server: $schema=./${kind}.json\n` + bare;
    const path = join(folder, `f${++files}.yaml`), uri = pathToFileURL(path).href;
    writeFileSync(path, all);
    const diagnostics = new Promise(done => { told = done; });
    send({method: "textDocument/didOpen", params: {textDocument: {uri, languageId: "yaml", version: 1, text: all}}});
    const lines = before.split("\n");
    return {textDocument: {uri}, position: {line: lines.length, character: lines.at(-1).length}, told: await diagnostics};
}

async function hover(kind, text) {
    const {textDocument, position} = await open(kind, text);
    return JSON.stringify((await ask("textDocument/hover", {textDocument, position}))?.contents ?? "");
}

async function complete(kind, text) {
    const {textDocument, position} = await open(kind, text);
    const got = await ask("textDocument/completion", {textDocument, position});
    return (got?.items ?? got ?? []).map(item => item.label);
}

for (const kind of ["document", "style", "locale"])
    writeFileSync(join(folder, kind + ".json"), execFileSync(cvtex, ["schema", kind]));
setTimeout(() => { console.error("failed: no answer within a minute"); process.exit(1); }, 60000).unref();
await ask("initialize", {processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {
    textDocument: {hover: {}, completion: {completionItem: {}}, publishDiagnostics: {}}, workspace: {configuration: true}}});
send({method: "initialized", params: {}});

const cv = "cv:\n  name: Robin Example\n  sections:\n    jobs:\n      - company: Example Works\n        ";
check((await hover("document", "cv:\n  head@line: Tester\n")).includes("Short line about the person"), "hover over a key of the CV");
check((await hover("document", cv + "start_d@ate: 2020\n")).includes("First day, month or year"), "hover over a field of an entry");
check((await hover("document", "cv: {name: A}\nstyle:\n  page:\n    si@ze: a4\n")).includes("Paper: a4"), "hover over a key of the style");
check((await hover("style", "fonts:\n  text:\n    lead@ing: 14pt\n")).includes("From baseline to baseline"), "hover in a style");
check((await hover("locale", "pres@ent: today\n")).includes("has not ended"), "hover in a locale");
for (const [kind, text, wanted] of [
    ["document", "cv:\n  name: A\n  @\n", ["headline", "email", "sections"]],
    ["document", cv + "@\n", ["position", "start_date", "highlights"]],
    ["document", "cv: {name: A}\npdf:\n  standard: @\n", ["a-2a", "a-2u"]],
    ["document", "cv: {name: A}\nbalance: @\n", ["yes", "no"]],
    ["document", "cv: {name: A}\nvariants:\n  web:\n    @\n", ["tags", "limits", "headline", "pages"]],
    ["document", cv + "@\n", ["logo", "tags", "private", "table"]],
    ["style", "fonts:\n  text:\n    align: @\n", ["justify", "left"]],
    ["style", "page:\n  @\n", ["size", "margins"]],
    ["locale", "dates:\n  @\n", ["month", "range"]],
]) {
    const labels = await complete(kind, text);
    for (const word of wanted) check(labels.some(label => label === word || label === `"${word}"`), `completion of ${word} in ${JSON.stringify(text)}: ${labels.join(" ")}`);
}
for (const [what, text] of [
    ["a text in several languages", "cv:\n  name: {en: A, zh: B}\n  sections:\n    x:\n      title: {en: T, de: U}\n      entries: [{item: {en: C, pt-BR: D}, highlights: {en: [E], de: [F]}}]\n"],
    ["a variant", "cv: {name: A}\nvariants: {web: {headline: B, pages: 1, sections: [x], cv: {photo: {height: 2cm}}}}\n"],
    ["a field of one's own", "cv: {name: A, sections: {x: [{item: B, grant_number: 7, Team_size: C}]}}\n"],
]) {
    const told = (await open("document", text)).told;
    check(told.length === 0, what + " is not marked: " + JSON.stringify(told));
}
for (const [what, text, line] of [
    ["another name in capitals", "cv:\n  name: A\n  sections:\n    x:\n      - position: B\n        StudyType: C\n", 6],
    ["a misspelt field", "cv:\n  name: A\n  sections:\n    x:\n      - item: B\n        loaction: C\n", 6],
    ["what other tools call a field", "cv:\n  name: A\n  sections:\n    x:\n      - position: B\n        employer: C\n", 6],
    ["a misspelt key of a variant", "cv: {name: A}\nvariants:\n  web:\n    haedline: B\n", 4],
    ["a misspelt key of a style", "cv: {name: A}\nstyle:\n  page:\n    sise: a4\n", 4],
]) {
    const told = (await open("document", text)).told;
    check(told.some(d => d.range.start.line === line), what + " is marked: " + JSON.stringify(told));
}
check((await open("document", "format: 1\ncv:\n  name: A\n  sections:\n    x: [one, {item: B, date: 2020}]\n")).told.length === 0, "a right document is not marked");
const wrong = (await open("document", "cv:\n  name: A\n  sections: {x: []}\npgaes: 2\n")).told;
check(wrong.length === 1 && wrong[0].range.start.line === 4, "an unknown key is marked: " + JSON.stringify(wrong));
server.kill();
rmSync(folder, {recursive: true});
console.log(passed + " passed, " + failed + " failed");
process.exit(failed ? 1 : 0);
