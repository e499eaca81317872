import { type Document } from '../bson/types.ts';
import type { Situation } from './leaf.ts';
import { type UpdateNode } from './update-tree.ts';
/** How `$` and `$[identifier]` find elements. */
export interface Selectors {
    /** Position of the element at `path` that the query matched. */
    positionOf(document: Document, path: string): number | undefined;
    isChosen(identifier: string, element: unknown): boolean;
}
/** Applies a tree of changes to one document without changing the document itself. */
export declare class TreeUpdate {
    #private;
    constructor(situation: Situation, selectors: Selectors, checksConflicts: boolean);
    /** The new value, the same one when nothing changed, or undefined when there is none. */
    apply(node: UpdateNode, value: unknown, at: string): unknown;
}
