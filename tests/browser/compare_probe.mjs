// compare_probe.mjs PROBE.wasm PROBE SEED: exit 0 if WebAssembly (seed 1) and the native program (seed SEED) print
// the same digests.
import { execFileSync } from "node:child_process";
import { loadWasm, textAt } from "./load_wasm.mjs";

const [wasmPath, nativePath, seed] = process.argv.slice(2);
const probe = loadWasm(wasmPath);
const native = execFileSync(nativePath, [seed], { encoding: "utf8" }).trim().split("\n");

let failures = 0;
if (native.length !== probe.entries() || native.length < 10) {
    console.error(`${native.length} native entries, ${probe.entries()} in WebAssembly`);
    failures += 1;
}
for (let i = 0; i < probe.entries(); ++i) {
    const name = textAt(probe, probe.entry_name(i));
    const digest = BigInt.asUintN(64, probe.entry_digest(i, 1n)).toString(16).padStart(16, "0");
    if (native[i] !== `${name} ${digest}`) {
        console.error(`differs in ${name}: native "${native[i]}", WebAssembly "${name} ${digest}"`);
        failures += 1;
    }
}
console.log(`${probe.entries()} entries compared, ${failures} differ`);
process.exit(failures === 0 ? 0 : 1);
