import type { Engine } from '../engine.ts';
import type { Answer } from '../wire/answer.ts';
import type { Request } from '../wire/request.ts';
import type { Client } from './command.ts';
/** Carries out a command and answers it, also when it fails. */
export declare function dispatch(engine: Engine, request: Request, client: Client): Promise<Answer>;
