import { once } from 'node:events';
import { startScript } from './child.mjs';
import { compile } from './compile.mjs';
import { openDataDirectory } from './data-directory.mjs';
import { endDatabase, runningDatabase, startDatabase, takenBy } from './embedded-database.mjs';
import { runCommand } from './failure.mjs';
import { install, serverWorkspaces } from './install.mjs';
import { keysForServer } from './keys.mjs';
import { callersDirectory, dataDirectory, inRoot } from './places.mjs';
import { whenAsked } from './when-asked.mjs';

const withDatabase = [
  'import',
  'resolve',
  'resolve-one',
  'explain',
  'review',
  'merge',
  'split',
  'undo',
  'bars',
  'create-administrator',
];

const note = (text) => console.error(text);

await runCommand(async () => {
  await install(serverWorkspaces, { say: note, stdio: ['ignore', 2, 2] });
  const args = process.argv.slice(2);
  await compile({ projects: ['server'], say: note });
  if (!needsDatabase(args)) return command(args, {});
  openDataDirectory();
  const keys = await keysForServer();
  if (process.env.MONGODB_URI) return command(args, keys);
  const running = await runningDatabase();
  if (running && running.command !== 'npm start') throw takenBy(running);
  if (running && args[0] === 'keys' && args.includes('--hash')) throw takenBy(running);
  if (running) return command(args, { ...keys, MONGODB_URI: running.uri });
  return withOwnDatabase((uri) => command(args, { ...keys, MONGODB_URI: uri }));
});

function needsDatabase(args) {
  const help = args.some((arg) => arg === '--help' || arg === '-h');
  const [name, what] = args.filter((arg) => !arg.startsWith('-'));
  if (name === 'keys') return !help && what !== undefined && what !== 'create';
  return !help && withDatabase.includes(name);
}

async function withOwnDatabase(work) {
  await compile({ projects: ['server/embedded-mongo'], say: note });
  const database = await startDatabase('heyi 命令');
  try {
    return await work(database.uri);
  } finally {
    await endDatabase(database);
  }
}

/** Runs the command line itself where it was typed; it hears Ctrl-C like this process and ends first. */
async function command(args, env) {
  const child = startScript(inRoot('server', 'dist', 'cli', 'main.js'), args, {
    env: { ...env, HEYI_DATA_DIR: dataDirectory },
    stdio: ['inherit', 'inherit', 'inherit'],
    cwd: callersDirectory('heyi'),
    own: false,
  });
  whenAsked((signal) => signal !== 'SIGINT' && child.kill('SIGTERM'));
  const [code] = await once(child, 'exit');
  return code ?? 130;
}
