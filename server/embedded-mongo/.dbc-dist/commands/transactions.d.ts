import type { OpenTransaction } from '../sessions/transaction.ts';
import type { Call, Command } from './command.ts';
/** The transaction that a command is part of, begun or found again by its number. */
export declare function transactionFor(call: Call, command: Command): OpenTransaction | undefined;
export declare const commitTransaction: Command;
export declare const abortTransaction: Command;
