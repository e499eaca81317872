// Compiles templates and styles with WeChat's own wcc and wcsc, and follows every reference between files.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const { dist, packedFiles, readJson } = require('./packed-files.cjs');

const compilers = path.join(
  path.dirname(require.resolve('miniprogram-compiler/package.json')),
  'bin',
  { darwin: 'mac', win32: 'windows' }[process.platform] ?? 'linux',
);

function run(tool, args) {
  const program = path.join(compilers, process.platform === 'win32' ? `${tool}.exe` : tool);
  if (process.platform !== 'win32') fs.chmodSync(program, 0o755);
  const { status, stderr, stdout, error } = spawnSync(program, args, {
    cwd: dist,
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  const said = error?.message ?? stderr.trim();
  return { stdout, problems: status !== 0 || said ? [`${tool}: ${said.slice(0, 300)}`] : [] };
}

const inFolderOf = (file, name) =>
  name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name);

function missingParts(file, files) {
  const text = fs.readFileSync(path.join(dist, file), 'utf8');
  return [...text.matchAll(/<(?:import|include|wxs)\s[^>]*src="([^"]+)"/g)]
    .map(([, name]) => name)
    .filter((name) => !files.includes(inFolderOf(file, name)))
    .map((name) => `${file}: ${name} is not there`);
}

function missingComponents(file, files) {
  return Object.entries(readJson(file).usingComponents ?? {})
    .filter(([, place]) => !/^(plugin|dynamicLib|ext):/.test(place))
    .filter(([, place]) => {
      const found = inFolderOf(file, place);
      return !files.includes(`${found}.json`) && !files.includes(`${found}/index.json`);
    })
    .map(([name, place]) => `${file}: component ${name} (${place}) is not there`);
}

/** The problems of the built mini-program, as WeChat's compilers would tell them. */
function checkTemplates() {
  const files = packedFiles().map((file) => file.split(path.sep).join('/'));
  const named = (...ends) => files.filter((file) => ends.some((end) => file.endsWith(end)));
  const wcc = run('wcc', ['-d', ...named('.wxml', '.wxs')]);
  const wcsc = run('wcsc', ['-lc', ...named('.wxss')]);
  const problems = [...wcc.problems, ...wcsc.problems];
  try {
    new vm.Script(wcc.stdout);
  } catch (error) {
    problems.push(`wcc did not make a script of the templates (a bad wxs?): ${error.message}`);
  }
  return [
    ...problems,
    ...named('.wxml').flatMap((file) => missingParts(file, files)),
    ...named('.json').flatMap((file) => missingComponents(file, files)),
  ];
}

module.exports = { checkTemplates };
