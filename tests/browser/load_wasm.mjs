// Loads a WebAssembly reactor without any host library: the engine reads no file, clock or environment, so that
// whatever the C library imports for them may answer "not supported".
import { readFileSync } from "node:fs";

const kNotSupported = 52; // WASI errno ENOSYS

export function loadWasm(path) {
    const module = new WebAssembly.Module(readFileSync(path));
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
        imports[from] ??= {};
        imports[from][name] = name === "proc_exit"
            ? (code) => { throw new Error(`${path} stopped with code ${code}`); }
            : () => kNotSupported;
    }
    const instance = new WebAssembly.Instance(module, imports);
    instance.exports._initialize?.();
    return instance.exports;
}

/** The zero-terminated UTF-8 text at an address. */
export function textAt(exports, address) {
    const bytes = new Uint8Array(exports.memory.buffer, address);
    return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
}
