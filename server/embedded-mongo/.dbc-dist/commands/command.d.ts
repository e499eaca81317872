import type { Long } from 'bson';
import type { Document } from '../bson/types.ts';
import type { Deadline } from '../cursors/fill-batch.ts';
import type { Engine } from '../engine.ts';
import type { Session } from '../sessions/session-table.ts';
import type { OpenTransaction } from '../sessions/transaction.ts';
import type { Answer } from '../wire/answer.ts';
import type { Request } from '../wire/request.ts';
/** Where a command comes from. */
export interface Client {
    readonly id: number;
    readonly local: string;
    readonly closed: boolean;
}
/** One command that is being carried out. */
export interface Call {
    engine: Engine;
    client: Client;
    request: Request;
    name: string;
    database: string;
    body: Document;
    deadline: Deadline;
    session: Session | undefined;
    txnNumber: Long | undefined;
    /** The open transaction that the command is part of. */
    transaction: OpenTransaction | undefined;
}
export interface Command {
    /** Its own fields that are honoured; any other is refused. */
    fields: readonly string[];
    /** It may be part of a transaction. */
    inTransaction?: boolean;
    /** It may carry a number by which a repetition is recognised. */
    retryable?: boolean;
    /** It only works on the database "admin". */
    admin?: boolean;
    run(call: Call): Answer | Promise<Answer>;
}
