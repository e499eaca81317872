import { type Document } from '../bson/types.ts';
import { type Path } from './path.ts';
import { type Test } from './value-tests.ts';
export type Predicate = (document: Document) => boolean;
/** One operator at a path. */
export interface Clause {
    path: Path;
    operand: unknown;
    /** The operators beside it ($options beside $regex). */
    siblings: Document;
    /** Compiles a filter that stands inside of the operand. */
    compile: (filter: Document) => Predicate;
    /** An array at the path is one value, its elements are not looked at. */
    single?: boolean;
}
export declare function predicateOf(name: string, clause: Clause): Predicate;
/** The test of one element by operators or by a filter over its fields. */
export declare function elementTest(operand: unknown, compile: Clause['compile'], single: boolean): Test;
