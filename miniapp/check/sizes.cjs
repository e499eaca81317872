const fs = require('node:fs');
const path = require('node:path');
const { dist, packedFiles, readJson } = require('./packed-files.cjs');

const kilobyte = 1024;
/** Our own limits, well below WeChat's 2 MB a package. */
const limits = { main: 800 * kilobyte, sub: 1024 * kilobyte };

/** Bytes by package, as WeChat counts them. */
function packageSizes() {
  const roots = (readJson('app.json').subPackages ?? []).map(({ root }) =>
    root.replace(/\/?$/, '/'),
  );
  const sizes = Object.fromEntries(['main', ...roots].map((name) => [name, 0]));
  for (const file of packedFiles()) {
    const name = roots.find((root) => file.split(path.sep).join('/').startsWith(root)) ?? 'main';
    sizes[name] += fs.statSync(path.join(dist, file)).size;
  }
  return sizes;
}

function checkSizes() {
  return Object.entries(packageSizes())
    .filter(([name, bytes]) => bytes > (name === 'main' ? limits.main : limits.sub))
    .map(([name, bytes]) => `package ${name} is ${Math.ceil(bytes / kilobyte)} KB`);
}

module.exports = { checkSizes, packageSizes };
