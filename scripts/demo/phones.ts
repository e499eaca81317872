import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './account.ts';
import { fullName, type Person } from './person.ts';

const mostPhones = 12;

/** Some people whom several channels know, with their WeChat: whoever tries the product may play them. */
export function createPhones() {
  const people: Person[] = [];
  let latest: { person: Person; channels: Set<string> } | null = null;
  return {
    add({ person, channel }: Account): void {
      if (latest?.person !== person) latest = { person, channels: new Set() };
      latest.channels.add(channel);
      const isKnown = latest.channels.size > 1 && person.unionids.length > 0;
      if (isKnown && people.length < mostPhones && !people.includes(person)) people.push(person);
    },
    all: () =>
      people.map((person) => ({
        id: person.id,
        name: fullName(person),
        mobile: person.mobiles[0]?.number ?? '',
        unionid: person.unionids[0],
      })),
    write(directory: string): void {
      const text = JSON.stringify(this.all(), null, 2);
      writeFileSync(path.join(directory, 'phones.json'), `${text}\n`);
    },
  };
}
