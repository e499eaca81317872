// Runs before anything is installed, on whatever Node is there: no syntax and no module that an old Node lacks.
var least = [20, 19];
var version = process.versions.node.split('.').map(Number);

if (version[0] < least[0] || (version[0] === least[0] && version[1] < least[1])) {
  console.error(
    '需要 Node.js ' +
      least.join('.') +
      ' 或更新的版本，当前是 ' +
      process.versions.node +
      '：请到 https://nodejs.org 安装后再试。',
  );
  process.exit(1);
}
