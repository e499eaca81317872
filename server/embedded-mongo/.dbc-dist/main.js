import { parseArgs } from 'node:util';
import { Engine } from './engine.js';
import { serve } from './server.js';
import { StartFailure } from './start-failure.js';
import { openDirectory } from './storage/open-directory.js';
import { startUpkeep } from './upkeep.js';
const usage = 'Usage: embedded-mongo --data DIR [--port N]';
function optionsFrom(args) {
    const options = {
        data: { type: 'string' },
        port: { type: 'string', default: '27017' },
        'expiry-interval': { type: 'string', default: '60' },
        help: { type: 'boolean', default: false },
    };
    const { values } = parsed(() => parseArgs({ args, options }));
    if (values.help) {
        process.stdout.write(`${usage}\n`);
        process.exit(0);
    }
    if (!values.data)
        throw new StartFailure(`The option --data is missing. ${usage}`);
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
        throw new StartFailure(`The port ${values.port} is no number between 0 and 65535.`);
    const seconds = Number(values['expiry-interval']);
    if (!(seconds > 0))
        throw new StartFailure('The expiry interval has to be a number of seconds.');
    return { data: values.data, port, expiryInterval: seconds * 1000 };
}
function parsed(parse) {
    try {
        return parse();
    }
    catch (error) {
        throw new StartFailure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
    }
}
function engineOver(store, directory) {
    try {
        return new Engine(store);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new StartFailure(`The database in ${directory} is corrupt: ${reason}.`);
    }
}
async function start() {
    const { data, port, expiryInterval } = optionsFrom(process.argv.slice(2));
    const engine = engineOver(await openDirectory(data), data);
    await engine.recover();
    const running = await serve(engine, port);
    const stopUpkeep = startUpkeep(engine, expiryInterval);
    endOnSignals(engine, running, stopUpkeep);
    process.stdout.write(`${running.uri}\n`);
}
function endOnSignals(engine, running, stopUpkeep) {
    let ending = false;
    const end = async () => {
        if (ending)
            return;
        ending = true;
        stopUpkeep();
        await running.stop();
        await engine.close();
        process.exit(0);
    };
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
        process.on(signal, () => {
            end().catch(fail);
        });
}
/** One sentence for whoever started it. */
function fail(error) {
    const reason = error instanceof Error ? error.message : String(error);
    const sentence = error instanceof StartFailure ? reason : `The embedded database failed: ${reason}`;
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
}
process.on('uncaughtException', fail);
start().catch(fail);
//# sourceMappingURL=main.js.map