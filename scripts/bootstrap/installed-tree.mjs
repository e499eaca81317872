import { readFileSync } from 'node:fs';
import { inRoot } from './places.mjs';

/** True when everything that the named workspaces need (all of them without names) is installed as the lock says. */
export function isInstalled(workspaces) {
  const wanted = readLock('package-lock.json');
  const present = readLock('node_modules/.package-lock.json');
  if (!present) return false;
  const places = workspaces ? closure(wanted, workspaces) : Object.keys(wanted);
  return places.every((place) => {
    if (!place.includes('node_modules/')) return true;
    const entry = wanted[place];
    const there = present[place];
    return there ? there.version === entry.version : Boolean(entry.optional || entry.peer);
  });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(inRoot(file), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Every place in the lock that the workspaces lead to. */
function closure(packages, workspaces) {
  const reached = new Set();
  const open = workspaces.map((name) => `node_modules/${name}`);
  while (open.length > 0) {
    const place = open.pop();
    if (reached.has(place)) continue;
    reached.add(place);
    const { link, resolved } = packages[place];
    const from = link ? resolved : place;
    for (const name of needs(packages[from], link === true)) {
      const found = lookUp(packages, from, name);
      if (found) open.push(found);
    }
  }
  return [...reached];
}

function needs(entry, isWorkspace) {
  return Object.keys({
    ...entry.dependencies,
    ...entry.optionalDependencies,
    ...(isWorkspace ? entry.devDependencies : {}),
  });
}

/** Where Node finds `name` from a package, as a place in the lock. */
function lookUp(packages, from, name) {
  const folders = from.split('/');
  for (let depth = folders.length; depth >= 0; depth--) {
    const place = [...folders.slice(0, depth), 'node_modules', name].join('/');
    if (packages[place]) return place;
  }
  return undefined;
}
