import { once } from 'node:events';
import { startScript } from './child.mjs';
import { compile } from './compile.mjs';
import { runCommand } from './failure.mjs';
import { install } from './install.mjs';
import { callersDirectory, inRoot } from './places.mjs';
import { whenAsked } from './when-asked.mjs';

const note = (text) => console.error(text);

/** The embedded database alone: its address is the first line on standard output. */
await runCommand(async () => {
  await install(['@heyi/embedded-mongo', '@heyi/server'], { say: note, stdio: ['ignore', 2, 2] });
  await compile({ projects: ['server/embedded-mongo'], say: note });
  const child = startScript(
    inRoot('server', 'embedded-mongo', 'dist', 'main.js'),
    process.argv.slice(2),
    { stdio: ['inherit', 'inherit', 'inherit'], cwd: callersDirectory('embedded-mongo') },
  );
  whenAsked(() => child.connected && child.disconnect());
  const [code] = await once(child, 'exit');
  return code ?? 1;
});
