import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start-failure.js';
import { faultOfDataFile } from './data-file.js';
import { lockDirectory } from './directory-lock.js';
import { commitNow, openStore, syncToDisk } from './environment.js';
import { formatKey, numberBytes } from './keys-of-catalogue.js';
import { putInGroup } from './write-in-group.js';
/** Grows when the layout of the store changes so that older programs must not touch it. */
const format = 1;
const dataFile = 'data.mdb';
/** Opens the store of a data directory, made if need be; throws StartFailure with the reason in words. */
export async function openDirectory(directory) {
    const full = path.resolve(directory);
    makeReady(full);
    await lockDirectory(full).catch((error) => {
        if (error instanceof StartFailure)
            throw error;
        throw new StartFailure(`The data directory ${full} cannot be locked: ${messageOf(error)}.`);
    });
    checkDataFile(full);
    const store = open(full);
    await checkFormat(store, full);
    return store;
}
function makeReady(directory) {
    try {
        mkdirSync(directory, { recursive: true, mode: 0o700 });
    }
    catch (error) {
        throw new StartFailure(`The data directory ${directory} cannot be made: ${messageOf(error)}.`);
    }
    try {
        accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
        const file = path.join(directory, dataFile);
        if (existsSync(file))
            accessSync(file, constants.R_OK | constants.W_OK);
    }
    catch {
        throw new StartFailure(`The data directory ${directory} is not writable.`);
    }
}
/** LMDB maps the file into memory, so a file that is none or is cut off must be noticed before. */
function checkDataFile(directory) {
    if (existsSync(path.join(directory, dataFile))) {
        const fault = faultOfDataFile(path.join(directory, dataFile));
        if (fault)
            throw new StartFailure(`The database in ${directory} is corrupt: ${fault}.`);
        return;
    }
    const others = readdirSync(directory).filter((name) => !/^(owner.*\.sock|lock\.mdb|\..*)$/.test(name));
    if (others.length > 0)
        throw new StartFailure(`The directory ${directory} holds other files and no database.`);
}
function open(directory) {
    try {
        return openStore(directory);
    }
    catch (error) {
        throw new StartFailure(`The database in ${directory} is corrupt: ${messageOf(error)}.`);
    }
}
async function checkFormat(store, directory) {
    let found;
    try {
        found = store.get(formatKey);
    }
    catch (error) {
        throw new StartFailure(`The database in ${directory} is corrupt: ${messageOf(error)}.`);
    }
    if (!found)
        return writeFormat(store, directory);
    const number = found.length === 4 ? found.readUInt32BE(0) : Number.NaN;
    if (number === format)
        return;
    if (number > format)
        throw new StartFailure(`The database in ${directory} has format ${number}; this program knows formats up to ${format}. Use a newer version.`);
    throw new StartFailure(`The database in ${directory} is corrupt: its format is unknown.`);
}
async function writeFormat(store, directory) {
    try {
        commitNow(store, () => putInGroup(store, formatKey, numberBytes(format)));
        await syncToDisk(store);
    }
    catch (error) {
        throw new StartFailure(`The database in ${directory} cannot be written: ${messageOf(error)}.`);
    }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
//# sourceMappingURL=open-directory.js.map