import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { speedOf } from './figure.js';
import { RawStore } from './raw-tasks.js';
import { ServerStore } from './server-tasks.js';
const usage = `Usage: npm run bench:db -- [options]

  --sizes N[,N…]  documents (1000,100000,1000000)
  --runs N        runs of which the median is told (3)
  --profile DIR   writes a CPU profile of the database there`;
const { values } = parseArgs({
    options: {
        sizes: { type: 'string', default: '1000,100000,1000000' },
        runs: { type: 'string', default: '3' },
        profile: { type: 'string' },
        help: { type: 'boolean', default: false },
    },
});
const runs = Number(values.runs);
const say = (line) => {
    process.stdout.write(`${line}\n`);
};
async function main() {
    if (values.help) {
        say(usage);
        return;
    }
    const sizes = values.sizes.split(',').map(Number);
    const scratch = await mkdtemp(path.join(os.tmpdir(), 'embedded-bench-'));
    say(`${os.cpus()[0]?.model ?? '?'} × ${os.cpus().length}, Node ${process.version}`);
    try {
        for (const size of sizes)
            await measure(size, path.join(scratch, String(size)));
    }
    finally {
        await rm(scratch, { recursive: true, force: true });
    }
}
async function measure(size, directory) {
    const server = await startServer(path.join(directory, 'db'));
    const client = await MongoClient.connect(server.uri, { maxPoolSize: 1 });
    const store = new ServerStore(client);
    const raw = new RawStore(path.join(directory, 'raw'));
    await store.prepare();
    const before = await server.memory();
    const filled = await fill(size, (count) => store.insert(count));
    const rawFilled = await fill(size, (count) => raw.insert(count));
    const after = await server.memory();
    say(`\n${size} documents of 500 bytes, two secondary indexes`);
    say(row('', 'a second', 'raw lmdb', 'ratio'));
    tell('filling, 1000 at once', filled, rawFilled);
    const rawTasks = raw.tasks(size);
    for (const [at, task] of store.tasks(size).entries())
        tell(task.name, await speedOf(task, runs), await speedOf(rawTasks[at], runs));
    say(`memory without the mapped file: ${before} MB empty, ${after} MB filled, ${await server.memory()} MB at the end`);
    await client.close();
    await raw.close();
    await server.stop();
}
async function fill(size, insert) {
    const started = performance.now();
    for (let done = 0; done < size; done += 1000)
        await insert(Math.min(1000, size - done));
    return size / ((performance.now() - started) / 1000);
}
function tell(name, speed, limit) {
    say(row(name, Math.round(speed), Math.round(limit), (speed / limit).toFixed(2)));
}
function row(name, ...cells) {
    return name.padEnd(26) + cells.map((cell) => String(cell).padStart(12)).join('');
}
async function startServer(data) {
    const program = path.join(import.meta.dirname, '..', 'main.js');
    const profiled = values.profile ? ['--cpu-prof', '--cpu-prof-dir', values.profile] : [];
    const child = spawn(process.execPath, [...profiled, program, '--data', data, '--port', '0'], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit');
    const [uri] = await once(createInterface({ input: child.stdout }), 'line');
    return {
        uri: String(uri),
        memory: () => ownMemory(child.pid),
        async stop() {
            child.kill('SIGTERM');
            await gone;
        },
    };
}
/** Megabytes that the process holds itself; pages of the mapped file belong to the system. */
async function ownMemory(pid) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /RssAnon:\s+(\d+)/.exec(status)?.[1];
    return kilobytes ? String(Math.round(Number(kilobytes) / 1024)) : '?';
}
await main();
//# sourceMappingURL=main.js.map