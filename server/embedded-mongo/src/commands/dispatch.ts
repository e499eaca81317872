import { Deadline } from '../cursors/fill-batch.ts';
import type { Engine } from '../engine.ts';
import { DatabaseError, must } from '../errors.ts';
import type { Answer } from '../wire/answer.ts';
import { errorBody } from '../wire/error-body.ts';
import type { Request } from '../wire/request.ts';
import { optionalCount, requiredLong } from './arguments.ts';
import type { Call, Client, Command } from './command.ts';
import { checkFields, unmetWriteConcern } from './generic-fields.ts';
import { checkDatabaseName } from './namespace.ts';
import { readLevel } from './read-view.ts';
import { commands } from './registry.ts';
import { sessionIdOf } from './sessions.ts';
import { transactionFor } from './transactions.ts';

/** Carries out a command and answers it, also when it fails. */
export async function dispatch(engine: Engine, request: Request, client: Client): Promise<Answer> {
  engine.counters.commands += 1;
  let answer: Answer;
  try {
    answer = await answerTo(engine, request, client);
  } catch (error) {
    answer = { body: errorBody(known(error)) };
  }
  answer.tail = engine.clock.fields;
  return answer;
}

function known(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new DatabaseError('InternalError', `The embedded database failed: ${text}`);
}

async function answerTo(engine: Engine, request: Request, client: Client): Promise<Answer> {
  const { name, body } = request;
  const command = commands.get(name);
  if (!command) throw new DatabaseError('CommandNotFound', `no such command: '${name}'`);
  const database = body.$db;
  checkDatabaseName(database);
  must(
    !command.admin || database === 'admin',
    'Unauthorized',
    `${name} may only be run against the admin database.`,
  );
  const call: Call = {
    engine,
    client,
    request,
    name,
    database,
    body,
    deadline: new Deadline(undefined),
    session: body.lsid === undefined ? undefined : engine.sessions.use(sessionIdOf(body.lsid)),
    txnNumber: undefined,
    transaction: undefined,
  };
  checkFields(call, command);
  readLevel(call);
  call.deadline = new Deadline(optionalCount(call, 'maxTimeMS'));
  const answer = await (body.txnNumber === undefined
    ? command.run(call)
    : inTurn(call, () => runNumbered(call, command)));
  const writeConcernError = unmetWriteConcern(call);
  if (writeConcernError) Object.assign(answer.body, { writeConcernError });
  return answer;
}

/** Numbered commands of one session wait for one another. */
async function inTurn(call: Call, run: () => Promise<Answer>): Promise<Answer> {
  const { session } = call;
  must(session, 'InvalidOptions', 'Transaction number requires a session ID to also be specified');
  const before = session.turn;
  const mine = before.then(run, run);
  session.turn = mine.catch(() => undefined);
  return mine;
}

async function runNumbered(call: Call, command: Command): Promise<Answer> {
  call.txnNumber = requiredLong(call, 'txnNumber');
  call.transaction = transactionFor(call, command);
  const { transaction, session, engine, client } = call;
  if (!transaction || !session) return command.run(call);
  transaction.connections.add(client.id);
  try {
    const answer = await command.run(call);
    if (answer.body.writeErrors && session.transaction === transaction) engine.abort(session);
    return answer;
  } catch (error) {
    if (session.transaction === transaction) engine.abort(session);
    throw error;
  } finally {
    if (client.closed) engine.disconnected(client.id);
  }
}
