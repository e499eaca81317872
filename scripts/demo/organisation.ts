import path from 'node:path';
import { openCsv } from './csv-file.ts';
import { agentMobile } from './mobiles.ts';
import { givenCharacters, surnames } from './name-data.ts';
import { branches } from './places.ts';
import type { Random } from './random.ts';

export function agentCount(accounts: number): number {
  return Math.max(5, Math.ceil(accounts / 60));
}

/** Somebody who can be played in the WeChat sandbox. */
interface Phone {
  name: string;
  mobile: string;
}

/** The tied agents, each with the mobile that some of them type for their customers, and one of each channel who can be played. */
export function writeAgents(
  random: Random,
  directory: string,
  count: number,
  phones: readonly Phone[],
): void {
  const file = openCsv(path.join(directory, 'agents.csv'));
  file.write(['工号', '姓名', '手机号', '机构', '职级', '入司日期', '渠道', '合作机构']);
  for (let agent = 0; agent < count; agent++) {
    const gender = random.pick(['male', 'female', 'female'] as const);
    const name = random.pickWeighted(surnames) + random.pickSkewed(givenCharacters[gender]);
    const grade = random.pickWeighted(grades);
    const joined = `${random.between(2005, 2025)}-${String(random.between(1, 12)).padStart(2, '0')}-01`;
    const id = `A${String(agent + 1).padStart(5, '0')}`;
    const branch = random.pick(branches);
    file.write([id, name, agentMobile(agent), branch, grade, joined, '个险', '']);
  }
  for (const [nth, { name, mobile }] of phones.slice(0, playedChannels.length).entries()) {
    const channel = playedChannels[nth] ?? '';
    const partner = channel === '经代' ? partnerName(0) : '';
    file.write([
      `S000${nth + 1}`,
      name,
      mobile,
      '总公司',
      '业务员',
      '2025-01-01',
      channel,
      partner,
    ]);
  }
  file.close();
}

const playedChannels = ['个险', '经代', '银保'];

const grades: ReadonlyArray<readonly [string, number]> = [
  ['业务员', 60],
  ['主任', 25],
  ['经理', 12],
  ['总监', 3],
];

const partnerCities = ['华安', '明德', '众诚', '信和', '同泽', '远见', '安和', '恒信'];
const partnerForms = ['保险经纪有限公司', '保险代理有限公司', '保险销售服务有限公司'];

/** The n-th of 24 licensed intermediaries. */
export function partnerName(n: number): string {
  return `${partnerCities[n % 8]}${partnerForms[Math.floor(n / 8) % 3]}`;
}

export function writePartners(random: Random, directory: string): void {
  const file = openCsv(path.join(directory, 'partners.csv'));
  file.write(['机构编号', '机构名称', '合作起始日', '近三年重大违规', '继续率']);
  for (let n = 0; n < 24; n++) {
    const since = `${random.between(2012, 2024)}-0${random.between(1, 9)}-01`;
    const breach = random.chance(0.08) ? '是' : '否';
    file.write([
      `PT${String(n + 1).padStart(3, '0')}`,
      partnerName(n),
      since,
      breach,
      `${random.between(78, 96)}%`,
    ]);
  }
  file.close();
}
