import { type UpdateNode } from './update-tree.ts';
/** $rename: the source goes and the target takes its value; nothing happens without a source. */
export declare function addRename(tree: UpdateNode, from: string, operand: unknown): void;
