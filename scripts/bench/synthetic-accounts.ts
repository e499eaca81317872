import type { AccountRecord } from '@heyi/server/identity/engine/account-record';
import type { Channel } from '@heyi/shared/identity/account-field';
import { anAccount } from '../demo/account.ts';
import { agentCount } from '../demo/organisation.ts';
import { createPopulation } from '../demo/population.ts';
import { createRandom } from '../demo/random.ts';

const channels: ReadonlyArray<readonly [Channel, number]> = [
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

/** Accounts of the demo's population, household after household, with the number of the true person; the same for a seed. */
export function* syntheticAccounts(
  accounts: number,
  seed: number,
): Generator<{ record: AccountRecord; person: number }, void> {
  const random = createRandom(seed);
  const nextHousehold = createPopulation(random, agentCount(accounts));
  for (let made = 0, people = 0; made < accounts; ) {
    for (const person of nextHousehold()) {
      people++;
      for (let rest = random.pickWeighted(accountsEach); rest > 0 && made < accounts; rest--) {
        const channel = random.pickWeighted(channels);
        const { values } = anAccount(random, person, channel, () => '');
        yield { record: { accountId: String(made++), channel, fields: values }, person: people };
      }
    }
  }
}
