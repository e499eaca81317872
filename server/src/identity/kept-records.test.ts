import type { AccountRecord } from './engine/account-record.ts';
import { KeptRecords } from './kept-records.ts';

const aRecord = (at: number, fields: AccountRecord['fields']): AccountRecord => ({
  accountId: `A${at}`,
  channel: at % 2 ? 'agency' : 'mini-program',
  fields,
  ...(at % 3 ? { recordedAt: new Date(Date.UTC(2020, 0, at)) } : {}),
});

it('gives back every record as it came, whatever its values', () => {
  const records = [
    aRecord(0, {}),
    aRecord(1, { name: '张“三”\n', mobile: '', tags: 'a;b' }),
    aRecord(2, { name: '\ud800𠮷\0', sharingRefusal: '是', accountId: 'x' }),
    ...Array.from({ length: 200 }, (_, at) => aRecord(at + 3, { address: `${at}号` })),
  ];
  const kept = new KeptRecords();
  for (const record of records) kept.add(record);
  expect(records.map((_, at) => kept.at(at))).toEqual(records);
});

it('keeps records of any size', () => {
  const kept = new KeptRecords();
  const records = [3, 1, 9].map((millions, at) =>
    aRecord(at, { address: '路'.repeat(millions * 1e6) }),
  );
  for (const record of records) kept.add(record);
  for (const [at, record] of records.entries()) {
    expect(kept.at(at).fields.address).toHaveLength(record.fields.address?.length ?? 0);
  }
});
