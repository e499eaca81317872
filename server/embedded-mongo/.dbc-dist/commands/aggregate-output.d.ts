import type { Output, Stream } from '../aggregate/pipeline-types.ts';
import type { Call } from './command.ts';
/** Carries out $out or $merge. */
export declare function writeOutput(call: Call, output: Output, documents: Stream): Promise<void>;
