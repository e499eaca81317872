// Checks the built mini-program as WeChat would: sizes, templates, compiler, and a walk through it.
const { spawnSync } = require('node:child_process');
const { checkSizes, packageSizes } = require('./sizes.cjs');
const { checkTemplates } = require('./templates.cjs');
const { compileAsWechat } = require('./wechat-compile.cjs');

async function check() {
  for (const [name, bytes] of Object.entries(packageSizes())) {
    process.stdout.write(`${name}: ${(bytes / 1024).toFixed(0)} KB\n`);
  }
  const problems = [...checkSizes(), ...checkTemplates()];
  await compileAsWechat().catch((error) => problems.push(`WeChat's compiler: ${error.message}`));
  const walk = spawnSync(process.execPath, [require.resolve('./walk.cjs')], { encoding: 'utf8' });
  process.stdout.write(walk.stdout);
  if (walk.status !== 0) problems.push(`walk: ${walk.stderr}`);
  return problems;
}

check().then(
  (problems) => {
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    process.exit(problems.length > 0 ? 1 : 0);
  },
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
