import type { Compiler } from './scope.ts';
/** Compiles expressions that may use the given variables of the command. */
export declare function compilerFor(variables: Iterable<string>): Compiler;
