import { type Document, isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import { documentStages } from './document-stages.ts';
import { inSequence } from './group-stage.ts';
import { mapping, type Stage, type StageCompiler, type StageContext } from './stage.ts';
import { setWindowFields } from './window-fields.ts';

const methods = new Map<unknown, string>([
  ['locf', '$locf'],
  ['linear', '$linearFill'],
]);

/** $fill as the window functions and values that it stands for. */
export const fill: StageCompiler = (operand, context) => {
  must(isDocument(operand), 'FailedToParse', 'The $fill stage specification must be an object');
  const { sortBy, output } = operand;
  must(
    isDocument(output) && Object.keys(output).length > 0,
    'Location6050203',
    "The $fill stage 'output' must be a non-empty object",
  );
  const windows: Document = {};
  const values: Document = {};
  for (const [name, spec] of Object.entries(output)) {
    must(
      isDocument(spec) && 'value' in spec !== 'method' in spec,
      'Location6050200',
      `Each field of $fill takes a 'value' or a 'method': ${name}`,
    );
    if ('value' in spec) values[name] = { $ifNull: [`$${name}`, spec.value] };
    else windows[name] = { [methodOf(spec.method)]: `$${name}` };
  }
  must(
    Object.keys(windows).length === 0 || sortBy !== undefined,
    'Location605001',
    "'sortBy' is required by a $fill with a 'method'",
  );
  return inSequence(
    ...windowStages(windows, { partitionBy: partitionOf(operand), sortBy }, context),
    ...valueStages(values, context),
  );
};

function methodOf(method: unknown): string {
  const name = methods.get(method);
  must(name, 'Location6050202', 'Method must be either locf or linear');
  return name;
}

function partitionOf(operand: Document): unknown {
  const { partitionBy, partitionByFields } = operand;
  must(
    partitionBy === undefined || partitionByFields === undefined,
    'Location6050204',
    "Maximum one of 'partitionBy' and 'partitionByFields can be specified in '$fill'",
  );
  if (!Array.isArray(partitionByFields)) return partitionBy ?? null;
  return Object.fromEntries(
    partitionByFields.map((field, at) => [`field${at}`, `$${String(field)}`]),
  );
}

function windowStages(output: Document, by: Document, context: StageContext): Stage[] {
  return Object.keys(output).length === 0 ? [] : [setWindowFields({ ...by, output }, context)];
}

function valueStages(values: Document, context: StageContext): Stage[] {
  const set = documentStages.get('$set');
  return Object.keys(values).length === 0 || !set ? [] : [mapping(set(values, context))];
}
