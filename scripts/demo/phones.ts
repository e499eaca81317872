import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './account.ts';
import { fullName, type Person } from './person.ts';

const mostPhones = 12;

/** Some people whom several channels know, one of them by papers and policy, with their WeChat: whoever tries the product may play them. */
export function createPhones() {
  const people: Person[] = [];
  let latest: { person: Person; channels: Set<string>; isByPapers: boolean } | null = null;
  return {
    add(account: Account): void {
      const { person, channel } = account;
      if (latest?.person !== person) latest = { person, channels: new Set(), isByPapers: false };
      latest.channels.add(channel);
      latest.isByPapers ||= isByPapers(account);
      const isKnown = latest.channels.size > 1 && latest.isByPapers && person.unionids.length > 0;
      if (isKnown && people.length < mostPhones && !people.includes(person)) people.push(person);
    },
    all: () =>
      people.map((person) => ({
        id: person.id,
        name: fullName(person),
        mobile: person.mobiles[0]?.number ?? '',
        documentNumber: person.document.number,
        unionid: person.unionids[0],
      })),
    write(directory: string): void {
      const text = JSON.stringify(this.all(), null, 2);
      writeFileSync(path.join(directory, 'phones.json'), `${text}\n`);
    },
  };
}

/** Whether the list has what the person would give to be matched, and a policy to show for it. */
const isByPapers = ({ person, values }: Account): boolean =>
  person.document.type === 'id-card' &&
  values.name === fullName(person) &&
  values.documentNumber === person.document.number &&
  values.policyNumber !== undefined;
