import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
const main = path.resolve('server/embedded-mongo/dist/main.js');
/** Starts the built database as its own process. */
export async function spawnServer(data, ...options) {
    const child = spawn(process.execPath, [main, '--data', data, '--port', '0', ...options], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit');
    const lines = createInterface({ input: child.stdout });
    const [uri] = (await Promise.race([once(lines, 'line'), gone]));
    if (typeof uri !== 'string')
        throw new Error('The database did not start');
    return {
        uri,
        child,
        async end(signal) {
            child.kill(signal);
            const [code] = (await gone);
            return code;
        },
    };
}
/** Starts it where it cannot start; what it says and its exit code. */
export async function failingStart(args) {
    const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    child.stderr.on('data', (bytes) => {
        words += String(bytes);
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    const [code] = (await once(child, 'exit'));
    clearTimeout(timer);
    return { words, code };
}
//# sourceMappingURL=spawn-server.js.map