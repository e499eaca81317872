import { copyOf, withField } from '../bson/fields.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import type { Compute } from '../query/expression.ts';
import { isOperators } from '../query/is-operators.ts';
import { splitPath } from '../query/path.ts';

interface FieldNode {
  compute?: Compute;
  children: Map<string, FieldNode>;
}

/** $addFields: computed fields over a document, nested ones also in each element of arrays. */
export function compileAddFields(
  spec: unknown,
  compile: (expression: unknown) => Compute,
  stage: string,
): (document: Document) => Document {
  must(isDocument(spec), 'Location40272', `${stage} specification stage must be an object`);
  must(
    Object.keys(spec).length > 0,
    'Location40177',
    `Invalid ${stage} :: caused by :: specification must have at least one field`,
  );
  const root: FieldNode = { children: new Map() };
  collect(spec, '', root, compile, stage);
  return (document) => computeFields(document, root, document);
}

function collect(
  spec: Document,
  prefix: string,
  root: FieldNode,
  compile: (expression: unknown) => Compute,
  stage: string,
): void {
  for (const [name, value] of Object.entries(spec)) {
    const path = prefix + name;
    const isNested = isDocument(value) && !isOperators(value) && Object.keys(value).length > 0;
    if (isNested) collect(value, `${path}.`, root, compile, stage);
    else place(root, path, compile(value), stage);
  }
}

function place(root: FieldNode, path: string, compute: Compute, stage: string): void {
  let node = root;
  for (const part of splitPath(path)) {
    must(part !== '', 'Location15998', 'FieldPath field names may not be empty strings.');
    must(
      !part.startsWith('$'),
      'Location16410',
      `Invalid ${stage} :: caused by :: FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
    must(!node.compute, 'Location40176', collision(stage, path));
    let child = node.children.get(part);
    if (!child) {
      child = { children: new Map() };
      node.children.set(part, child);
    }
    node = child;
  }
  must(!node.compute && node.children.size === 0, 'Location40176', collision(stage, path));
  node.compute = compute;
}

function collision(stage: string, path: string): string {
  return `Invalid ${stage} :: caused by :: specification contains two conflicting paths. Cannot specify both '${path}' and a part of it`;
}

function computeFields(target: unknown, node: FieldNode, root: Document): Document {
  let result: Document = isDocument(target) ? copyOf(target) : {};
  for (const [name, child] of node.children) {
    const value = child.compute ? child.compute(root) : nestedFields(result[name], child, root);
    if (value === undefined) delete result[name];
    else result = withField(result, name, value);
  }
  return result;
}

function nestedFields(target: unknown, node: FieldNode, root: Document): unknown {
  if (Array.isArray(target)) return target.map((element) => nestedFields(element, node, root));
  return computeFields(target, node, root);
}
