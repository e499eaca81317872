import type { StaffActor } from '@heyi/shared/actor';
import type { AgentImport, NewAgent } from '@heyi/shared/agents/agents.schema';
import { must } from '@heyi/shared/errors';
import { type mongo, Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { inTransaction } from '../database/transaction.ts';
import type { ListFile } from '../imports/read-list/list-file.ts';
import { type Agent, AgentModel } from './agent.model.ts';
import { openPerson, sealPerson } from './agent-person.ts';
import { canManageAgents } from './agents.policy.ts';
import { readAgents } from './read-agents.ts';

const mostTold = 100;

/** Takes in a list of agents: a new code makes an agent, a known one is changed, one that is missing stays. Throws `input.invalid` for a file that cannot be read. */
export async function importAgents(
  actor: StaffActor,
  { file, fileName }: { file: ListFile; fileName: string },
  occasion: Occasion,
  encryption: FieldEncryption,
): Promise<AgentImport> {
  must(canManageAgents(actor), 'auth.forbidden');
  const { agents, rejected } = await readAgents(file, fileName);
  return inTransaction(async (session) => {
    const { writes, ...counts } = await writesFor(agents, occasion.at, encryption, session);
    if (writes.length > 0) await AgentModel.collection.bulkWrite(writes, { session });
    const details = { rows: agents.length };
    await recordAudit({ actor, action: 'agent.imported', details }, occasion, session);
    return { ...counts, rejected: rejected.slice(0, mostTold) };
  });
}

async function writesFor(
  rows: readonly NewAgent[],
  at: Date,
  encryption: FieldEncryption,
  session: mongo.ClientSession,
) {
  const known = await AgentModel.find({ code: { $in: rows.map(({ code }) => code) } })
    .session(session)
    .lean();
  const byCode = new Map(known.map((agent) => [agent.code, agent]));
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const writes: mongo.AnyBulkWriteOperation[] = [];
  for (const row of rows) {
    const { code, name, mobile, channel } = row;
    const partnerId = row.partnerId === null ? null : new Types.ObjectId(row.partnerId);
    const before = byCode.get(code);
    if (before && isSame(before, row, encryption)) {
      counts.unchanged++;
      continue;
    }
    counts[before ? 'changed' : 'created']++;
    const set = { person: sealPerson({ name, mobile }, { code }, encryption), channel, partnerId };
    const fresh = { accountId: null, boundAt: null, disabledAt: null, createdAt: at };
    writes.push(
      before
        ? { updateOne: { filter: { _id: before._id }, update: { $set: set } } }
        : { insertOne: { document: { code, ...set, ...fresh } } },
    );
  }
  return { ...counts, writes };
}

function isSame(agent: Agent, row: NewAgent, encryption: FieldEncryption): boolean {
  const { name, mobile } = openPerson(agent, encryption);
  const partnerId = agent.partnerId?.toHexString() ?? null;
  return (
    name === row.name &&
    mobile === row.mobile &&
    agent.channel === row.channel &&
    partnerId === row.partnerId
  );
}
