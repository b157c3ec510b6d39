// door_contract.mjs WANGGE.wasm RUN_PROBE: what the door refuses, and that a run leaves nothing behind for the next.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadWasm, textAt } from "./load_wasm.mjs";

const [wasmPath, nativePath] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "wangge_browser_"));
const file = join(folder, "scenario.bin");
const facts = execFileSync(nativePath, ["village", file, "1"], { encoding: "utf8" });
const bytes = readFileSync(file);
rmSync(folder, { recursive: true });
const good = Array.from(new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8));
// Solved, so that opening is quick.
good.splice(-2, 2, ...["0 0", "0 1"].map((which) => {
    const digits = facts.match(new RegExp(`^transmission ${which} ([0-9a-f]{16})$`, "m"))[1];
    return Buffer.from(digits, "hex").readDoubleBE();
}));
const kPeopleSeed = 1, kLuckSeed = 2; // places in the numbers

const door = loadWasm(wasmPath);
function open(numbers, arm = 1, world = 3, count = numbers.length) {
    const address = door.wangge_buffer(numbers.length);
    assert.equal(address === 0, numbers.length === 0);
    new Float64Array(door.memory.buffer, address, numbers.length).set(numbers);
    return door.wangge_open(count, arm, world);
}
function expectClosed() {
    assert.equal(door.wangge_day(), -1);
    assert.equal(door.wangge_days(), -1);
    assert.equal(door.wangge_step(), -1);
    assert.equal(door.wangge_finished(), 0);
    assert.equal(door.wangge_residents(), 0);
    for (const address of [door.wangge_initial_hash(), door.wangge_hash(0), door.wangge_transmission(),
        door.wangge_outcomes(1), door.wangge_daily(0)]) assert.equal(address, 0);
}
function expectRefused(words, numbers, ...rest) {
    assert.equal(open(numbers, ...rest), 1, `${words} was accepted`);
    assert.match(textAt(door, door.wangge_fault()), words);
    expectClosed();
}
/** Initial hash and the hashes of 30 days. */
function hashes(numbers, arm, world) {
    assert.equal(open(numbers, arm, world), 0, textAt(door, door.wangge_fault()));
    const found = [textAt(door, door.wangge_initial_hash())];
    for (let day = 0; day < 30; ++day) {
        door.wangge_step();
        found.push(textAt(door, door.wangge_hash(day)));
    }
    for (const hash of found) assert.match(hash, /^[0-9a-f]{32}$/);
    return found;
}
function changed(place, value) {
    const numbers = good.slice();
    numbers[place] = value;
    return numbers;
}

expectClosed();
assert.equal(door.wangge_buffer(0x7fffffff), 0);
expectRefused(/^damaged_file/, []);
expectRefused(/^damaged_file/, good.slice(0, -1));
expectRefused(/^damaged_file/, [...good, 0]);
expectRefused(/^damaged_file/, good, 1, 3, good.length + 1);
expectRefused(/^damaged_file/, changed(kPeopleSeed, NaN));
expectRefused(/^damaged_file/, changed(kLuckSeed, 0.5));
expectRefused(/^out_of_range arm 3 0 2/, good, 3);
const residents = good.indexOf(381);
expectRefused(/^out_of_range population\.residents/, changed(residents, -1));
expectRefused(/^impossible_total population/, changed(residents, 100)); // fewer than households

const first = hashes(good, 1, 3);
assert.equal(door.wangge_residents(), 381);
assert.equal(door.wangge_days(), 60);
assert.equal(new Set(first).size, first.length, "two days have one hash");
const titles = Array.from({ length: door.wangge_outcome_count() }, (_, k) => textAt(door, door.wangge_outcome_text(k, 2)));
assert.equal(titles[0], "本地感染");
assert.ok(door.wangge_count_count() > 50);
assert.equal(door.wangge_count_text(door.wangge_count_count(), 0), 0);
assert.equal(door.wangge_count_text(0, 4), 0);
assert.equal(door.wangge_outcome_text(0, 5), 0);
assert.equal(door.wangge_daily(door.wangge_count_count()), 0);
assert.equal(door.wangge_outcomes(0), 0);
assert.equal(door.wangge_hash(-1), 0);

const routine = hashes(good, 0, 3);
assert.equal(routine[0], first[0], "arms of one world begin alike");
assert.notEqual(routine[30], first[30], "measures change something");
assert.deepEqual(hashes(good, 1, 3), first, "another run in between leaves no trace");
assert.notEqual(hashes(good, 1, 4)[0], first[0]);
assert.notEqual(hashes(changed(kPeopleSeed, 2), 1, 3)[0], first[0]);
assert.notEqual(hashes(changed(kLuckSeed, 2), 1, 3)[30], first[30]);

expectRefused(/^damaged_file/, [1, 2, 3]); // and closes the run before
assert.equal(open(good), 0);
assert.equal(door.wangge_day(), 0);
door.wangge_close();
expectClosed();
console.log("the door keeps its word");
