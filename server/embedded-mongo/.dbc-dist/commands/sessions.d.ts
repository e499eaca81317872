import type { Session } from '../sessions/session-table.ts';
import type { Call, Command } from './command.ts';
/** The 16 bytes of a session's identifier. */
export declare function sessionIdOf(lsid: unknown): Buffer;
/** Aborts what the sessions have open and forgets their writes. */
export declare function forget(engine: Call['engine'], sessions: Session[]): Promise<void>;
export declare const endSessions: Command;
/** Without names all sessions are meant. */
export declare const killSessions: Command;
export declare const refreshSessions: Command;
export declare const startSession: Command;
