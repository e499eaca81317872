import { startSandbox } from '../../scripts/wechat-sandbox/start-sandbox.ts';
import { emptyState } from '../../scripts/wechat-sandbox/world.ts';
import { anApp } from '../setup/wechat.ts';
import { startServer } from './running-server.ts';

const people = [
  { id: 'p1', name: '林一帆', mobile: '13900000001', document: '110101199003074477' },
  { id: 'p2', name: '欧阳清风', mobile: '13900000002', document: '110101199202190032' },
  { id: 'p3', name: '赵雪梅', mobile: '13900000003', document: '110101196605300052' },
  { id: 'p4', name: '古丽', mobile: '13900000004', document: '110101197806150024' },
];

/** Everybody holds a policy in two channels. */
const list = [
  '编号,渠道,姓名,证件类型,证件号码,保单号',
  ...people.flatMap(({ id, name, document }) => [
    `${id}-1,agency,${name},身份证,${document},P20240000${id}`,
    `${id}-2,bancassurance,${name},身份证,${document},B20240000${id}`,
  ]),
].join('\n');

const partners = '机构名称\n华安保险经纪有限公司';

/** Everybody sells, too. */
const agents = [
  '工号,姓名,手机号,渠道,合作机构',
  ...people.map(({ id, name, mobile }) => `${id},${name},${mobile},经代,华安保险经纪有限公司`),
].join('\n');

const map = {
  columns: {
    编号: 'accountId',
    渠道: 'channel',
    姓名: 'name',
    证件类型: 'documentType',
    证件号码: 'documentNumber',
    保单号: 'policyNumber',
  },
};

/** The built server with a list of policyholders, and a sandbox that plays WeChat for it: a mini-program and their phones. */
export async function startWithPhones() {
  const state = emptyState([anApp({ kind: 'mini-program', name: '合一' })], people);
  const sandbox = await startSandbox({ state, withPhone: true });
  const server = await startServer({ WECHAT_API_URL: sandbox.url });
  await server.hire(partners, agents);
  await server.connectSandbox(state);
  await server.takeIn({ list, map });
  return {
    people,
    address: server.address,
    sandbox: sandbox.url,
    async stop(): Promise<void> {
      await server.stop();
      await sandbox.close();
    },
  };
}
