// Walks through what anybody may see, as a person would; no server is needed.
const { run } = require('./run.cjs');

run(async ({ start, shown, styled, tap, tapTab, close }) => {
  start();
  await shown('合一能为您做什么');
  await tap('登录');
  await shown('用您的微信登录');
  await tap('先看看');
  tapTab('我的');
  await shown('您还没有登录');
  await tap('特大');
  await styled('screen--type-150');
  await tap('我是业务员');
  await shown('登录后才能绑定业务员身份');
  await styled('screen--type-150');
  close();
  await shown('字号');
});
