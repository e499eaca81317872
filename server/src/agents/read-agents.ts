import { type AgentImport, NewAgent } from '@heyi/shared/agents/agents.schema';
import { AppError } from '@heyi/shared/errors';
import type { Channel } from '@heyi/shared/identity/account-field';
import type { Types } from 'mongoose';
import { ListError } from '../imports/read-list/list-error.ts';
import type { ListFile } from '../imports/read-list/list-file.ts';
import { readListHead } from '../imports/read-list/read-list.ts';
import { partnersNamed } from '../partners/partners.service.ts';

const mostAgents = 20_000;

/** How lists name their columns; the first three have to be there. */
const headers = {
  code: ['工号', '业务员工号', '代理人编号', '业务员代码'],
  name: ['姓名'],
  mobile: ['手机号', '手机', '手机号码'],
  channel: ['渠道'],
  partner: ['合作机构'],
} as const;
type Column = keyof typeof headers;
const columns = Object.keys(headers) as Column[];

const channelNames: Record<string, Channel> = {
  个险: 'agency',
  经代: 'broker',
  银保: 'bancassurance',
};

type Texts = Record<Column, string>;
type Rejected = AgentImport['rejected'][number];

export interface ReadAgents {
  agents: NewAgent[];
  rejected: Rejected[];
}

/** Throws `input.invalid` for a file that cannot be read. */
export async function readAgents(file: ListFile, fileName: string): Promise<ReadAgents> {
  const rows = await rowsOf(file, fileName);
  const partners = await partnersNamed([...new Set(rows.map(({ texts }) => texts.partner))]);
  const found = new Map<string, NewAgent>();
  const rejected: Rejected[] = [];
  for (const { row, texts } of rows) {
    const read = readAgent(texts, partners);
    if ('reason' in read) rejected.push({ row, reason: read.reason });
    else if (found.has(read.code)) rejected.push({ row, reason: '工号在前面出现过' });
    else found.set(read.code, read);
  }
  return { agents: [...found.values()], rejected };
}

function readAgent(
  { code, name, mobile, channel, partner }: Texts,
  partners: ReadonlyMap<string, Types.ObjectId>,
): NewAgent | { reason: string } {
  const usual = partner === '' ? 'agency' : 'broker';
  const meant = channel === '' ? usual : channelNames[channel];
  if (!meant) return { reason: '渠道应为个险、经代或银保' };
  if (partner !== '' && !partners.has(partner)) return { reason: '没有这家合作机构，请先添加' };
  const partnerId = partners.get(partner)?.toHexString() ?? null;
  const parsed = NewAgent.safeParse({ code, name, mobile, channel: meant, partnerId });
  return parsed.data ?? { reason: parsed.error?.issues[0]?.message ?? '不符合要求' };
}

async function rowsOf(file: ListFile, fileName: string) {
  const { header, rows } = await headOf(file, fileName);
  if (rows.length === 0) throw unusable('只有表头，没有一行数据');
  if (rows.length > mostAgents) throw unusable(`最多 ${mostAgents} 行，请分成几份`);
  const at = columns.map((column) =>
    header.findIndex((cell) => (headers[column] as readonly string[]).includes(cell)),
  );
  const missing = columns.slice(0, 3).find((_, index) => (at[index] ?? -1) < 0);
  if (missing) throw unusable(`没有“${headers[missing][0]}”这一列`);
  return rows.map(({ row, cells }) => ({
    row,
    texts: Object.fromEntries(
      columns.map((column, index) => [column, (cells[at[index] ?? -1] ?? '').trim()]),
    ) as Texts,
  }));
}

async function headOf(file: ListFile, fileName: string) {
  try {
    return await readListHead(file, { fileName }, mostAgents + 1);
  } catch (error) {
    if (error instanceof ListError) throw unusable(error.message);
    throw error;
  }
}

const unusable = (message: string) =>
  new AppError('input.invalid', [{ in: 'file', path: 'file', message }]);
