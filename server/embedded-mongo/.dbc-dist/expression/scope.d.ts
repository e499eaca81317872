/** What an expression is evaluated with. Variables hold CURRENT, REMOVE is none. */
export interface Scope {
    root: unknown;
    variables: Record<string, unknown>;
}
export type Evaluate = (scope: Scope) => unknown;
/** Compiles expressions that may use certain variables. */
export interface Compiler {
    compile(expression: unknown): Evaluate;
    /** The same with more variables known. */
    knowing(names: readonly string[]): Compiler;
}
/** Compiles the operand of one operator. */
export type OperatorCompiler = (operand: unknown, compiler: Compiler) => Evaluate;
/** A scope in which variables can be set without changing the outer one. */
export declare function innerScope(scope: Scope): Scope;
