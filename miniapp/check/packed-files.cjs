const fs = require('node:fs');
const path = require('node:path');

const dist = path.resolve(__dirname, '../dist/weapp');

function walk(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? walk(file) : [path.relative(dist, file)];
  });
}

const readJson = (file) => JSON.parse(fs.readFileSync(path.join(dist, file), 'utf8'));

/** What WeChat packs: everything but maps, licence texts and the project file. */
function packedFiles() {
  if (!fs.existsSync(path.join(dist, 'app.json'))) {
    throw new Error('No mini-program is built: run `npm run build:weapp -w miniapp` first');
  }
  return walk(dist).filter((file) => !/\.map$|LICENSE\.txt$|^project\./.test(file));
}

module.exports = { dist, packedFiles, readJson };
