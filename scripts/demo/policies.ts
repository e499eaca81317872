import path from 'node:path';
import type { Channel } from '@heyi/shared/identity/account-field';
import { openCsv } from './csv-file.ts';
import { fullName, type Person } from './person.ts';
import type { Random } from './random.ts';

const products = [
  '安心终身寿险',
  '康健重疾险',
  '颐年年金险',
  '少儿教育金',
  '百万医疗险',
  '综合意外险',
];
const prefixes: Record<Channel, string> = { agency: '1', broker: '5', bancassurance: '8' };

export interface Policies {
  /** The policy that an account would name: a new one, one the person holds already, or a relative's. */
  forAccount(channel: Channel, person: Person, household: readonly Person[]): string;
  close(): void;
}

/** Sells policies and keeps the policy list for later parts of the product. */
export function createPolicies(random: Random, directory: string): Policies {
  const file = openCsv(path.join(directory, 'policies.csv'));
  file.write(['保单号', '渠道', '投保人', '投保人证件号', '产品', '年交保费', '生效日', '状态']);
  let sold = 0;

  function sell(channel: Channel, person: Person): string {
    const number = `P${prefixes[channel]}${String(++sold * 37 + 10_000_000).padStart(10, '0')}`;
    const year = random.between(2012, 2025);
    const start = `${year}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
    const premium = `${random.between(6, 300) * 100}.00`;
    const state = random.chance(0.9) ? '有效' : '失效';
    const holder = [fullName(person), person.document.number];
    file.write([number, channel, ...holder, random.pick(products), premium, start, state]);
    person.policies.push(number);
    return number;
  }

  return {
    forAccount(channel, person, household) {
      const roll = random.next();
      const [own] = person.policies;
      if (own && roll < 0.3) return own;
      const relative = household.find((other) => other !== person && other.policies.length > 0);
      const [theirs] = relative?.policies ?? [];
      if (theirs && roll > 0.99) return theirs;
      return sell(channel, person);
    },
    close: file.close,
  };
}
