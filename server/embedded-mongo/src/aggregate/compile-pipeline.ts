import { type Document, isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import { compilerFor } from '../expression/compile-expression.ts';
import { refuseUnknownArguments } from '../expression/known-arguments.ts';
import { overDocuments } from '../query/expression.ts';
import { inSequence } from './group-stage.ts';
import { splitLeading } from './leading.ts';
import { outputOf } from './output.ts';
import type { Pipeline, PipelineEnvironment } from './pipeline-types.ts';
import { refusedStage } from './refused-stages.ts';
import { limitedSorts } from './sort-limits.ts';
import { sourceFilter } from './source-filter.ts';
import type { NestedPipeline, Stage, StageContext } from './stage.ts';
import { stages } from './stages.ts';

/** Compiles an aggregation pipeline; throws MongoDB's errors for what is malformed or not supported. */
export function compilePipeline(
  pipeline: readonly Document[],
  environment: PipelineEnvironment,
): Pipeline {
  const checked = checkedStages(pipeline);
  const variables = { NOW: new Date(), ...environment.variables };
  const output = outputOf(checked.at(-1) ?? {}, environment.database, variables);
  const working = output ? checked.slice(0, -1) : checked;
  const sourceless = working[0] !== undefined && '$documents' in working[0];
  const { leading, rest } = splitLeading(working, variables);
  const run = compileStages(rest, { ...environment, variables });
  return { leading, run, sourceless, ...(output ? { output } : {}) };
}

function checkedStages(pipeline: readonly unknown[]): Document[] {
  return pipeline.map((stage, at) => {
    const checked = checkStage(stage);
    must(
      at === 0 || !('$documents' in checked),
      'Location40602',
      '$documents is only valid as the first stage in a pipeline',
    );
    return checked;
  });
}

function checkStage(stage: unknown): Document {
  must(isDocument(stage), 'TypeMismatch', "Each element of the 'pipeline' array must be an object");
  must(
    Object.keys(stage).length === 1,
    'Location40323',
    'A pipeline stage specification object must contain exactly one field.',
  );
  for (const [name, operand] of Object.entries(stage)) refuseUnknownArguments(name, operand);
  return stage;
}

function compileStages(pipeline: readonly Document[], environment: PipelineEnvironment): Stage {
  const context = contextOf(environment);
  const compiled = pipeline.map((stage) => compileStage(stage, context));
  return inSequence(...limitedSorts(pipeline, compiled));
}

function compileStage(stage: Document, context: StageContext): Stage {
  const [name, operand] = Object.entries(stage)[0] as [string, unknown];
  must(
    name !== '$out' && name !== '$merge',
    'Location40601',
    `${name} can only be the final stage in the pipeline`,
  );
  const compile = stages.get(name);
  if (!compile) throw refusedStage(name);
  return compile(operand, context);
}

function contextOf(environment: PipelineEnvironment): StageContext {
  const { variables } = environment;
  const compiler = compilerFor(Object.keys(variables));
  return {
    environment,
    variables,
    compiler,
    expression: (expression) => overDocuments(compiler.compile(expression), variables),
    nested: (pipeline, more = {}) => nestedPipeline(pipeline, environment, more),
  };
}

function nestedPipeline(
  pipeline: readonly Document[],
  environment: PipelineEnvironment,
  more: Document,
): NestedPipeline {
  const checked = checkedStages(pipeline);
  const inner = { ...environment, variables: { ...environment.variables, ...more } };
  const run = compileStages(checked, inner);
  const isSourceless = checked[0] !== undefined && '$documents' in checked[0];
  return {
    over: run,
    overCollection(database, collection, filter) {
      if (isSourceless) return run([]);
      return run(
        environment.read(database, collection, sourceFilter(checked, inner.variables, filter)),
      );
    },
  };
}
