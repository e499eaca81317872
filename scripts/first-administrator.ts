import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { withDatabase } from '@heyi/server/cli/with-database';
import { createFirstAdministrator } from '@heyi/server/staff/first-administrator';
import { generatePassword } from '@heyi/server/staff/generate-password';

/**
 * Opens the first administrator's account and leaves its name and password in the file that is named, written before the
 * account exists, so that no crash in between locks everybody out. Without need of one (there is an administrator) no file is left behind.
 */
async function main(file: string) {
  const isNew = !existsSync(file);
  if (isNew) writeFileSync(file, newAdministrator(), { mode: 0o600, flush: true });
  const administrator = JSON.parse(readFileSync(file, 'utf8'));
  const created = await withDatabase(({ now }) => createFirstAdministrator(administrator, now()));
  if (!created && isNew) rmSync(file);
  console.log(created ? 'created' : 'present');
}

const newAdministrator = () =>
  `${JSON.stringify({ username: 'admin', password: generatePassword() }, null, 2)}\n`;

await main(process.argv[2] as string);
