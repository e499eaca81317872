import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { arrayAt, firstMatch } from '../query/positional.ts';
import { typeNameOf } from '../query/type-names.ts';
import { shellText } from '../storage/duplicate-key.ts';
import { type Selectors, TreeUpdate } from './apply-tree.ts';
import { compileArrayFilters } from './array-filters.ts';
import { addToSet, pop, pull, pullAll } from './array-operators.ts';
import { currentDate } from './current-date.ts';
import { checkId, withIdFirst } from './id-rules.ts';
import type { Situation, UpdateOperator } from './leaf.ts';
import { bit, inc, max, min, mul } from './number-operators.ts';
import { push } from './push.ts';
import { addRename } from './rename.ts';
import { addPath, identifiersOf, isSelector, sortTree, type UpdateNode } from './update-tree.ts';
import type { Update, UpdateOptions } from './update-types.ts';
import { baseOf, equalitiesOf } from './upsert-base.ts';

const operators = new Map<string, UpdateOperator>([
  ['$set', (operand) => () => operand],
  [
    '$setOnInsert',
    (operand) =>
      (value, { insertion }) =>
        insertion ? operand : value,
  ],
  ['$unset', () => () => undefined],
  ['$inc', inc],
  ['$mul', mul],
  ['$min', min],
  ['$max', max],
  ['$bit', bit],
  ['$currentDate', currentDate],
  ['$push', push],
  ['$addToSet', addToSet],
  ['$pop', pop],
  ['$pull', pull],
  ['$pullAll', pullAll],
]);

/** A document of update operators. */
export function compileOperators(update: Document, options: UpdateOptions): Update {
  const tree: UpdateNode = { children: new Map() };
  for (const [name, fields] of Object.entries(update)) addOperator(tree, name, fields);
  sortTree(tree);
  const identifiers = identifiersOf(tree);
  const filters = compileArrayFilters(options.arrayFilters ?? [], identifiers, update);
  const selectors: Selectors = {
    positionOf: (document, path) => matchedPosition(options.filter, document, path),
    isChosen: (identifier, element) => filters.get(identifier)?.(element) ?? false,
  };
  const selective = hasSelectors(tree);
  const applied = (situation: Situation) =>
    new TreeUpdate(situation, selectors, selective).apply(tree, situation.document, '') as Document;
  return {
    fields: new Set(['_id', ...tree.children.keys()]),
    apply(document) {
      const after = applied({ document, insertion: false });
      if (after === document) return undefined;
      checkId(document, after, false);
      return after;
    },
    insertion() {
      const document = baseOf(equalitiesOf(options.filter));
      const after = applied({ document, insertion: true });
      checkId(document, after, false);
      return withIdFirst(after);
    },
  };
}

function addOperator(tree: UpdateNode, name: string, fields: unknown): void {
  const operator = operators.get(name);
  if (!operator && name !== '$rename')
    throw new DatabaseError(
      'FailedToParse',
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  must(
    isDocument(fields),
    'FailedToParse',
    `Modifiers operate on fields but we found type ${typeNameOf(fields)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${shellText(fields)}}`,
  );
  for (const [path, operand] of Object.entries(fields)) {
    if (operator) addPath(tree, path, operator(operand, path));
    else addRename(tree, path, operand);
  }
}

function hasSelectors(node: UpdateNode): boolean {
  return [...node.children].some(([part, child]) => isSelector(part) || hasSelectors(child));
}

function matchedPosition(filter: Document, document: Document, path: string): number | undefined {
  return arrayAt(document, path) && firstMatch(filter, document, path);
}
