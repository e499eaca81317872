import { createHash } from 'node:crypto';
import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { StartFailure } from '../start-failure.js';
/**
 * Holds a directory for this process by listening on a local socket in it: the system lets go of it when the process
 * ends, however it ends. Changes into the directory, since the address of a socket may not be long.
 */
export async function lockDirectory(directory) {
    process.chdir(directory);
    const address = addressOf(directory);
    try {
        return await listen(address);
    }
    catch (error) {
        if (error.code !== 'EADDRINUSE')
            throw error;
    }
    if (await isAlive(address))
        throw held(directory);
    return takeOver(directory, address);
}
function addressOf(directory) {
    if (process.platform !== 'win32')
        return 'owner.sock';
    const name = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 32);
    return `\\\\.\\pipe\\embedded-mongo-${name}`;
}
function held(directory) {
    return new StartFailure(`The data directory ${path.resolve(directory)} is in use by another process.`);
}
/** Puts the socket of a process that is gone aside; should it turn out to live, it gets it back. */
async function takeOver(directory, address) {
    const aside = `owner.${process.pid}.sock`;
    renameSync(address, aside);
    if (await isAlive(aside)) {
        if (!existsSync(address))
            renameSync(aside, address);
        throw held(directory);
    }
    rmSync(aside, { force: true });
    try {
        return await listen(address);
    }
    catch {
        throw held(directory);
    }
}
function listen(address) {
    return new Promise((resolve, reject) => {
        const server = createServer((socket) => socket.destroy());
        server.once('error', reject);
        server.listen(address, () => resolve(server));
    });
}
function isAlive(address) {
    return new Promise((resolve) => {
        const socket = connect(address);
        socket.once('connect', () => {
            socket.destroy();
            resolve(true);
        });
        socket.once('error', () => resolve(false));
    });
}
//# sourceMappingURL=directory-lock.js.map