import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder, wherever the command was typed. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export const inRoot = (...parts) => path.join(root, ...parts);

/** Everything that is kept on this machine; a relative HEYI_DATA_DIR starts at the repository. */
export const dataDirectory = path.resolve(root, process.env.HEYI_DATA_DIR || '.data');

export const inData = (...parts) => path.join(dataDirectory, ...parts);

/** Where relative file names of the command line start: npm moves to the repository before it runs a script. */
export const callersDirectory = (script) =>
  process.env.npm_lifecycle_event === script && process.env.INIT_CWD
    ? process.env.INIT_CWD
    : process.cwd();

/** A path as a person would write it: from the repository where that is shorter. */
export function shown(place) {
  const relative = path.relative(root, place);
  return relative.startsWith('..') ? place : relative;
}
