import { DatabaseError } from '../errors.ts';
import type { Change } from './leaf.ts';
/** What an update does, by the parts of the paths that it names. */
export interface UpdateNode {
    /** Set at the end of a path; then there are no children. */
    change?: Change;
    children: Map<string, UpdateNode>;
}
/** Adds one path; two that touch the same value are refused. */
export declare function addPath(root: UpdateNode, path: string, change: Change): void;
export declare function conflict(path: string, at: string): DatabaseError;
/** `$`, `$[]` or `$[identifier]`. */
export declare function isSelector(part: string): boolean;
/** The identifiers of all `$[identifier]` in the tree. */
export declare function identifiersOf(node: UpdateNode, found?: Set<string>): Set<string>;
/** MongoDB makes new fields in the order of their names, numbers in the order of numbers. */
export declare function sortTree(node: UpdateNode): void;
