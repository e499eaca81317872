const wechat = require('./wechat.cjs');

/** Runs a walk through the mini-program in this process, which ends with it: 1 on any error. */
async function run(walk) {
  // A step that waits for what never comes leaves nothing to do, and the process ends by itself.
  process.exitCode = 1;
  process.once('exit', (code) => {
    if (code !== 0) process.stderr.write(`the last page: ${wechat.text()}\n`);
  });
  try {
    await walk(wechat);
    if (wechat.problems.length > 0) throw new Error(wechat.problems.join('\n'));
    process.stdout.write('walked through\n');
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error.stack}\n${wechat.problems.join('\n')}\n`);
    process.exit(1);
  }
}

module.exports = { run };
