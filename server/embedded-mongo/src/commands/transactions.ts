import type { Long } from 'bson';
import { DatabaseError, must } from '../errors.ts';
import type { Session } from '../sessions/session-table.ts';
import type { OpenTransaction } from '../sessions/transaction.ts';
import type { Call, Command } from './command.ts';

/** The transaction that a command is part of, begun or found again by its number. */
export function transactionFor(call: Call, command: Command): OpenTransaction | undefined {
  const { session, txnNumber, body, name } = call;
  if (!session || !txnNumber) return undefined;
  checkNumber(session, txnNumber);
  if (body.autocommit !== false) {
    useForWrite(call, session, txnNumber, command);
    return undefined;
  }
  const ending = name === 'commitTransaction' || name === 'abortTransaction';
  must(
    command.inTransaction || ending,
    'OperationNotSupportedInTransaction',
    `Cannot run '${name}' in a multi-document transaction.`,
  );
  must(
    ending || body.writeConcern === undefined,
    'InvalidOptions',
    'writeConcern is not allowed within a multi-statement transaction',
  );
  if (body.startTransaction === true) return start(call, session, txnNumber);
  must(
    body.readConcern === undefined || ending,
    'InvalidOptions',
    'only the first command in a transaction may specify a readConcern',
  );
  if (session.transaction && session.latest.equals(txnNumber)) return session.transaction;
  if (ending) return undefined;
  throw noTransaction(session, txnNumber);
}

function checkNumber(session: Session, txnNumber: Long): void {
  if (!txnNumber.lessThan(session.latest)) return;
  throw new DatabaseError(
    'TransactionTooOld',
    `Cannot start transaction with txnNumber ${txnNumber} on the session because a newer transaction with txnNumber ${session.latest} has already started on this session.`,
  );
}

function useForWrite(call: Call, session: Session, txnNumber: Long, command: Command): void {
  must(
    command.retryable,
    'IllegalOperation',
    `The command ${call.name} cannot be used as a retryable write`,
  );
  if (session.transaction && txnNumber.greaterThan(session.latest)) call.engine.abort(session);
  must(
    !(session.transaction && txnNumber.equals(session.latest)),
    'IncompleteTransactionHistory',
    'The number belongs to an open transaction',
  );
  session.latest = txnNumber;
}

function start({ engine }: Call, session: Session, txnNumber: Long): OpenTransaction {
  must(
    !txnNumber.equals(session.latest),
    'ConflictingOperationInProgress',
    `The txnNumber ${txnNumber} has been used on this session already.`,
  );
  engine.abort(session);
  session.latest = txnNumber;
  return engine.begin(session);
}

function noTransaction(session: Session, txnNumber: Long): DatabaseError {
  if (session.record?.committed && session.record.txnNumber.equals(txnNumber))
    return new DatabaseError(
      'TransactionCommitted',
      `Transaction with txnNumber ${txnNumber} has been committed.`,
    );
  return new DatabaseError(
    'NoSuchTransaction',
    `Given transaction number ${txnNumber} does not match any in-progress transactions.`,
    { labels: ['TransientTransactionError'] },
  );
}

function numbered(call: Call): { session: Session; txnNumber: Long } {
  const { session, txnNumber, name } = call;
  must(
    session && txnNumber && call.body.autocommit === false,
    'InvalidOptions',
    `${name} must be run within a transaction`,
  );
  return { session, txnNumber };
}

export const commitTransaction: Command = {
  admin: true,
  fields: ['recoveryToken'],
  async run(call) {
    const { engine, transaction } = call;
    const { session, txnNumber } = numbered(call);
    if (!transaction) {
      const { record } = session;
      if (record?.committed && record.txnNumber.equals(txnNumber)) return { body: { ok: 1 } };
      throw noTransaction(session, txnNumber);
    }
    if (transaction.hasWritten) await commit(call, session, txnNumber, transaction);
    else engine.sessions.recordFor(session, txnNumber).committed = true;
    session.transaction = undefined;
    engine.cursors.closeWhere((cursor) => cursor.transaction === transaction);
    transaction.end();
    return { body: { ok: 1 } };
  },
};

async function commit(
  { engine }: Call,
  session: Session,
  txnNumber: Long,
  transaction: OpenTransaction,
): Promise<void> {
  engine.clock.tick();
  try {
    await engine.writer.runAtOnce(() => {
      transaction.write();
      engine.sessions.recordFor(session, txnNumber).committed = true;
      engine.sessions.changed(session);
      transaction.end();
    });
  } catch (error) {
    engine.abort(session);
    throw error;
  }
}

export const abortTransaction: Command = {
  admin: true,
  fields: ['recoveryToken'],
  run(call) {
    const { engine, transaction } = call;
    const { session, txnNumber } = numbered(call);
    if (!transaction) throw noTransaction(session, txnNumber);
    engine.abort(session);
    return { body: { ok: 1 } };
  },
};
