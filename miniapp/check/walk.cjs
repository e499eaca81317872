// Walks through the built mini-program as a person would; exits 1 on any error.
const wechat = require('./wechat.cjs');

async function walk() {
  wechat.start();
  await wechat.shown('合一能为您做什么');
  if (process.env.HEYI_SERVER) await wechat.shown('服务正常');
  else await Promise.any([wechat.shown('服务正常'), wechat.shown('连不上服务')]);
  wechat.tap('特大');
  await wechat.styled('screen--type-150');
  wechat.tap('我是业务员');
  await wechat.shown('业务员入口尚未开通');
  await wechat.styled('screen--type-150');
  wechat.close();
  await wechat.shown('合一能为您做什么');
  if (wechat.problems.length > 0) throw new Error(wechat.problems.join('\n'));
}

walk().then(
  () => {
    process.stdout.write('walked through\n');
    process.exit(0);
  },
  (error) => {
    process.stderr.write(`${error.stack}\n${wechat.problems.join('\n')}\n`);
    process.exit(1);
  },
);
