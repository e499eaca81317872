import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from '@heyi/shared/identity/account-field';
import { type Account, anAccount } from './account.ts';
import { openCsv } from './csv-file.ts';
import { columnMap, layouts } from './layouts.ts';
import { createListWriter } from './list-writer.ts';
import { agentCount, writeAgents, writePartners } from './organisation.ts';
import type { Person } from './person.ts';
import { createPhones } from './phones.ts';
import { createPolicies, type Policies } from './policies.ts';
import { createPopulation } from './population.ts';
import { createRandom, type Random } from './random.ts';
import { readme } from './readme.ts';

export interface DemoOptions {
  /** Where the files go; created when missing. */
  directory: string;
  /** Good rows in all three lists together. */
  accounts: number;
  seed: number;
  /** Header of a further column in each list that holds the true person. */
  truthColumn?: string;
}

export interface DemoSummary {
  accounts: number;
  people: number;
  /** Broken rows on top of the accounts. */
  brokenRows: number;
  lists: Array<{ channel: Channel; list: string; map: string; accounts: number }>;
}

const channelShares: ReadonlyArray<readonly [Channel, number]> = [
  ['agency', 50],
  ['broker', 25],
  ['bancassurance', 25],
];
const accountsEach: ReadonlyArray<readonly [number, number]> = [
  [1, 50],
  [2, 28],
  [3, 14],
  [4, 6],
  [5, 2],
];

/** Writes the demo company's lists, column maps, organisation, policies and the truth; deterministic by seed and size. */
export function generateDemo(options: DemoOptions): DemoSummary {
  mkdirSync(options.directory, { recursive: true });
  const random = createRandom(options.seed);
  const agents = agentCount(options.accounts);
  const truth = openCsv(path.join(options.directory, 'truth.csv'));
  truth.write(['channel', 'accountId', 'personId']);
  const writers = new Map(
    layouts.map((layout) => [
      layout.channel,
      createListWriter({ random, layout, truth, ...options }),
    ]),
  );
  const policies = createPolicies(random, options.directory);
  const accounts = accountsOf(random, createPopulation(random, agents), policies);
  let people = 0;
  let latest: Person | undefined;
  const phones = createPhones();
  for (let count = 0; count < options.accounts; count++) {
    const { value } = accounts.next();
    if (value.person !== latest) people++;
    latest = value.person;
    writers.get(value.channel)?.add(value);
    phones.add(value);
  }
  const counts = layouts.map((layout) => ({ layout, ...finished(writers.get(layout.channel)) }));
  truth.close();
  policies.close();
  phones.write(options.directory);
  writeAgents(random, options.directory, agents, phones.all());
  writePartners(random, options.directory);
  const lists = counts.map(({ layout, written }) => ({
    channel: layout.channel,
    list: path.join(options.directory, layout.fileName),
    map: writeMap(options.directory, layout.channel),
    accounts: written,
  }));
  const brokenRows = counts.reduce((sum, { broken }) => sum + broken, 0);
  const summary = { accounts: options.accounts, people, brokenRows, lists };
  writeFileSync(path.join(options.directory, 'README.txt'), readme(summary, options.seed));
  return summary;
}

function finished(writer: ReturnType<typeof createListWriter> | undefined) {
  return writer?.finish() ?? { written: 0, broken: 0 };
}

function writeMap(directory: string, channel: Channel): string {
  const file = path.join(directory, `${channel}.map.json`);
  const layout = layouts.find((each) => each.channel === channel);
  if (layout) writeFileSync(file, `${JSON.stringify(columnMap(layout), null, 2)}\n`);
  return file;
}

/** The accounts of household after household, without end. */
function* accountsOf(
  random: Random,
  nextHousehold: () => Person[],
  policies: Policies,
): Generator<Account, never> {
  for (;;) {
    const household = nextHousehold();
    for (const person of household) {
      const count = random.pickWeighted(accountsEach);
      for (let nth = 0; nth < count; nth++) {
        const channel = random.pickWeighted(channelShares);
        yield anAccount(random, person, channel, () =>
          policies.forAccount(channel, person, household),
        );
      }
    }
  }
}
