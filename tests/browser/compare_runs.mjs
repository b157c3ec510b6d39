// compare_runs.mjs WANGGE.wasm RUN_PROBE CASE SEED: exit 0 if WebAssembly finds the same transmission, the same
// state at the end of every day and the same outcomes and totals, bit for bit, in every arm of the case, as the
// native program does with luck seed SEED (1 is WebAssembly's own).
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadWasm, textAt } from "./load_wasm.mjs";

const [wasmPath, nativePath, name, seed] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "wangge_browser_"));
const file = join(folder, "scenario.bin");
const nativeStart = performance.now();
const facts = execFileSync(nativePath, [name, file, seed], { encoding: "utf8" }).trim().split("\n")
    .map((line) => line.split(" "));
const nativeSeconds = (performance.now() - nativeStart) / 1000;
const bytes = readFileSync(file);
const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
rmSync(folder, { recursive: true });

const door = loadWasm(wasmPath);
let failures = 0;
function fail(message) {
    failures += 1;
    if (failures <= 20) console.error(message);
}
const view = new DataView(new ArrayBuffer(8));
function bits(value) {
    view.setFloat64(0, value);
    return view.getBigUint64(0).toString(16).padStart(16, "0");
}
/** `length` doubles at an address, copied at once: memory may grow with the next call. */
function doublesAt(address, length) {
    return address === 0 ? new Float64Array(0) : new Float64Array(door.memory.buffer, address, length).slice();
}
function open(values, arm, world) {
    const address = door.wangge_buffer(values.length);
    new Float64Array(door.memory.buffer, address, values.length).set(values);
    return door.wangge_open(values.length, arm, world);
}

/** What the native program prints of one arm, found by WebAssembly: [fact, index] -> value. */
function play(values, arm, world, until) {
    const found = new Map();
    if (open(values, arm, world) !== 0) {
        fail(`arm ${arm} refused: ${textAt(door, door.wangge_fault())}`);
        return found;
    }
    doublesAt(door.wangge_transmission(), 2).forEach((value, k) => found.set(`transmission ${k}`, bits(value)));
    found.set("initial 0", textAt(door, door.wangge_initial_hash()));
    for (let done = 0; !door.wangge_finished(); ++done) {
        if (door.wangge_step() !== done + 1) fail(`arm ${arm}: day ${done} was not simulated`);
        found.set(`day ${done}`, textAt(door, door.wangge_hash(done)));
    }
    const days = door.wangge_day();
    if (days !== door.wangge_days() || door.wangge_step() !== days) fail(`arm ${arm} goes on after its last day`);
    if (door.wangge_hash(days) !== 0 || door.wangge_outcomes(days + 1) !== 0) fail(`arm ${arm} tells the future`);
    for (const day of until) {
        doublesAt(door.wangge_outcomes(day), door.wangge_outcome_count()).forEach((value, k) =>
            found.set(`outcome:${day}:${textAt(door, door.wangge_outcome_text(k, 0))} ${k}`, bits(value)));
    }
    for (let k = 0; k < door.wangge_count_count(); ++k) {
        const sum = doublesAt(door.wangge_daily(k), days).reduce((a, b) => a + b, 0);
        found.set(`total:${textAt(door, door.wangge_count_text(k, 0))} ${k}`, bits(sum));
    }
    return found;
}

const [, arms, world] = facts.find(([fact]) => fact === "world").map(Number);
const until = [...new Set(facts.map(([fact]) => fact.split(":")).filter(([kind]) => kind === "outcome")
    .map(([, day]) => Number(day)))];
const wasmStart = performance.now();
let wanted = numbers;
for (let arm = 0; arm < arms; ++arm) {
    const found = play(wanted, arm, world, until);
    if (arm === 0) { // the others take over what this one solved, as the native program does
        wanted = numbers.slice();
        wanted.set(doublesAt(door.wangge_transmission(), 2), numbers.length - 2);
    }
    for (const [fact, of, index, value] of facts) {
        if (fact === "world" || Number(of) !== arm) continue;
        const key = `${fact} ${index}`;
        if (found.get(key) !== value) fail(`differs in arm ${arm}, ${key}: native ${value}, WebAssembly ${found.get(key)}`);
        found.delete(key);
    }
    if (arm > 0) ["transmission 0", "transmission 1"].forEach((key) => found.delete(key));
    for (const key of found.keys()) fail(`arm ${arm}: ${key} is not in the native run`);
}
const wasmSeconds = (performance.now() - wasmStart) / 1000;
if (arms < 3 || facts.length < 500) fail(`only ${arms} arms and ${facts.length} facts`);
console.log(`${arms} arms, ${facts.length} facts compared, ${failures} differ; seconds: native ` +
    `${nativeSeconds.toFixed(2)}, WebAssembly ${wasmSeconds.toFixed(2)}; ${numbers.length} numbers, ` +
    `${readFileSync(wasmPath).length} bytes of WebAssembly, ${door.memory.buffer.byteLength} of memory`);
process.exit(failures === 0 ? 0 : 1);
