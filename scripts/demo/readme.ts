import type { DemoSummary } from './generate-demo.ts';

/** What the files are, for whoever opens the folder. */
export function readme({ accounts, people, brokenRows, lists }: DemoSummary, seed: number): string {
  const counts = lists
    .map(({ channel, accounts: rows }) => `  ${channel}.csv  ${rows} 行`)
    .join('\n');
  return `演示公司的三份渠道名单（全部虚构，种子 ${seed}）

共 ${accounts} 个账户，背后是 ${people} 个人；另有 ${brokenRows} 行故意写坏的数据，导入时会被拒绝并说明原因。

${counts}

agency.csv         个险名单，UTF-8（带 BOM）
broker.csv         经代名单，UTF-8
bancassurance.csv  银保名单，GB18030
*.map.json         各名单的列映射
agents.csv         代理人（S0001 起的几位可以在微信沙箱里扮演）    partners.csv  合作机构    policies.csv  保单
truth.csv          真实归属：每个账户到底是谁。仅用于评估，合并时不会读取

名单里有真实名单中的各种难题：代理人替客户填自己的手机号、一家人共用手机、号码换了主人、占位内容、
15 位身份证、全角数字、繁体字、少数民族姓名的间隔号、称谓、护照和港澳台证件、改名、双胞胎、录入错误、打码的姓名和证件。

自己试一试：
  npm run heyi -- dry-run agency.csv --map agency.map.json --out clusters.csv
`;
}
