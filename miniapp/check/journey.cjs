// Walks from the sign-in to the own policies, against the server at HEYI_SERVER and the sandbox at HEYI_SANDBOX.
const assert = require('node:assert/strict');
const { run } = require('./run.cjs');

run(async (person) => {
  const { asked, shown, gone, tap, tapTab, tapForPhoneNumber, tapToAgree, type, close } = person;
  person.start();
  await shown('合一能为您做什么');
  assert.deepEqual(asked, []);

  tapTab('我的');
  await tap('登录');
  await tap('微信登录');
  await gone('登录后继续');
  await shown('去核实');
  assert.deepEqual(asked, ['POST /api/auth/wechat', 'GET /api/me']);

  await tap('我是业务员');
  await shown('同意并继续');
  close();
  await tap('去绑定');
  await tap('同意并继续');
  await shown('会归到一起');
  const refused = tapForPhoneNumber('使用微信绑定的手机号');
  await tap('不同意');
  await refused;
  await gone('使用您的个人信息');
  const given = tapForPhoneNumber('使用微信绑定的手机号');
  await shown('使用您的个人信息');
  await tapToAgree('同意');
  await given;
  await shown('139****0004');

  await tap('去核实');
  await type('姓名', '古丽');
  await type('证件号码', '110101198811110048');
  await tap('核实');
  await shown('没有核对上');
  await type('证件号码', '110101197806150024');
  await tap('核实');
  await shown('1101**********0024');

  await tap('我是业务员');
  await type('工号', 'p99');
  await type('登记的手机号', '13900000004');
  await tap('绑定');
  await shown('没有核对上');
  await type('工号', 'p4');
  await tap('绑定');
  await shown('您已绑定业务员身份');
  await shown('P4');
  close();
  tapTab('保单');
  await shown('个险');
  await shown('银保');

  tapTab('我的');
  await tap('授权');
  await shown('已同意');
  await tap('授权记录');
  await shown('第 1 版');
  close();
  close();
  await tap('登录的设备');
  await shown('这一台');
  close();
  await tap('退出登录');
  await shown('您还没有登录');
});
