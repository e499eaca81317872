import { parseArgs } from 'node:util';
import { generateDemo } from './generate-demo.ts';

const usage = `用法: npm run demo-data -- [选项]

  --accounts N         账户总数（默认 20000）
  --out DIR            输出目录（默认 .data/demo）
  --seed S             随机种子（默认 20260101）
  --truth-column NAME  在每份名单末尾加一列真实归属，供 heyi evaluate 使用
  --json               只输出一个 JSON 对象
  --help`;

function main() {
  const { values } = parseArgs({
    options: {
      accounts: { type: 'string', default: '20000' },
      out: { type: 'string', default: '.data/demo' },
      seed: { type: 'string', default: '20260101' },
      'truth-column': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const truthColumn = values['truth-column'];
  const summary = generateDemo({
    directory: values.out,
    accounts: wholeNumber('accounts', values.accounts, 1),
    seed: wholeNumber('seed', values.seed, 0),
    ...(truthColumn ? { truthColumn } : {}),
  });
  if (values.json) {
    console.log(JSON.stringify(summary));
    return;
  }
  console.log(`已生成 ${summary.accounts} 个账户（${summary.people} 人）到 ${values.out}`);
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new RangeError(
    `--${option} 要一个不小于 ${least} 的整数，收到的是 ${JSON.stringify(text)}`,
  );
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
