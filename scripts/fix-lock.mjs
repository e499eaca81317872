// Run after `npm install`. A registry mirror that lacks other platforms' binaries makes npm leave them out of the
// lock, and `npm ci` then fails on those platforms (npm/cli#4828). This adds what is missing; `--check` only reports.
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const checkOnly = process.argv.includes('--check');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingBinaries(lock.packages);
const hosts = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.includes('//'));

if (checkOnly) {
  for (const { name, range, wantedBy } of missing) {
    console.log(`missing: ${name}@${range} (wanted by ${wantedBy})`);
  }
  for (const [where] of hosts) console.log(`names a registry host: ${where}`);
  process.exitCode = missing.length + hosts.length > 0 ? 1 : 0;
} else {
  for (const each of missing) lock.packages[placeFor(lock.packages, each)] = entryFor(each);
  for (const [, entry] of hosts) delete entry.resolved;
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPlace));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} platform entries added, ${hosts.length} registry hosts removed`);
}

function missingBinaries(packages) {
  const wanted = Object.entries(packages).flatMap(([wantedBy, entry]) =>
    Object.entries(entry.optionalDependencies ?? {}).map(([name, range]) => ({
      name,
      range,
      wantedBy,
      entry,
    })),
  );
  return wanted.filter(
    ({ name, range, wantedBy }) =>
      platformOf(name) && !satisfies(resolved(packages, wantedBy, name)?.version, range),
  );
}

/** The entry that Node would find for `name` from the package at `from`. */
function resolved(packages, from, name) {
  for (let at = from; ; at = parent(at)) {
    const found = packages[at ? `${at}/node_modules/${name}` : `node_modules/${name}`];
    if (found || at === '') return found;
  }
}

function parent(place) {
  const cut = place.lastIndexOf('node_modules/');
  return cut <= 0 ? '' : place.slice(0, cut - 1);
}

function satisfies(version, range) {
  if (version === undefined) return false;
  const [, operator, base] = /^([~^]?)(\d.*)$/.exec(range) ?? [];
  if (base === undefined) return true;
  const parts = { '': 3, '~': 2, '^': 1 }[operator];
  return version.split('.').slice(0, parts).join('.') === base.split('.').slice(0, parts).join('.');
}

function platformOf(name) {
  if (name === 'fsevents') return { os: ['darwin'] };
  const found =
    /[-/](darwin|win32|linux|freebsd|android|openharmony|sunos|netbsd|openbsd|aix)-(arm64|x64|ia32|arm|ppc64|riscv64|s390x|loong64|mips64el|universal)(.*)$/.exec(
      name,
    );
  if (!found) return null;
  const [, os, cpu, rest] = found;
  return {
    os: [os],
    ...(cpu === 'universal' ? {} : { cpu: [cpu] }),
    ...libcOf(os, rest),
  };
}

function libcOf(os, rest) {
  if (os !== 'linux') return {};
  if (rest.includes('musl')) return { libc: ['musl'] };
  return rest.includes('gnu') ? { libc: ['glibc'] } : {};
}

function placeFor(packages, { name, wantedBy }) {
  return packages[`node_modules/${name}`]
    ? `${wantedBy}/node_modules/${name}`
    : `node_modules/${name}`;
}

function entryFor({ name, range, entry }) {
  const { cpu, os, libc } = platformOf(name);
  return {
    version: range.replace(/^[~^]/, ''),
    ...(cpu ? { cpu } : {}),
    ...(entry.dev ? { dev: true } : {}),
    ...(libc ? { libc } : {}),
    optional: true,
    os,
  };
}

function byPlace([left], [right]) {
  return left < right ? -1 : 1;
}
