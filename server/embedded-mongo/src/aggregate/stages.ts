import { bucket, bucketAuto } from './bucket.ts';
import { densify } from './densify.ts';
import { documentStages } from './document-stages.ts';
import { documents } from './documents.ts';
import { facet } from './facet.ts';
import { fill } from './fill.ts';
import { graphLookup } from './graph-lookup.ts';
import { count, group, sortByCount } from './group-stage.ts';
import { limit, skip } from './limits.ts';
import { lookup } from './lookup.ts';
import { match } from './match.ts';
import { redact } from './redact.ts';
import { sample } from './sample.ts';
import { sort } from './sort-stage.ts';
import { mapping, type StageCompiler } from './stage.ts';
import { unionWith } from './union-with.ts';
import { unwind } from './unwind.ts';
import { setWindowFields } from './window-fields.ts';

export const stages = new Map<string, StageCompiler>([
  ...[...documentStages].map(([name, compile]): [string, StageCompiler] => [
    name,
    (operand, context) => mapping(compile(operand, context)),
  ]),
  ['$match', match],
  ['$limit', limit],
  ['$skip', skip],
  ['$sort', sort],
  ['$unwind', unwind],
  ['$group', group],
  ['$count', count],
  ['$sortByCount', sortByCount],
  ['$bucket', bucket],
  ['$bucketAuto', bucketAuto],
  ['$facet', facet],
  ['$lookup', lookup],
  ['$graphLookup', graphLookup],
  ['$unionWith', unionWith],
  ['$sample', sample],
  ['$redact', redact],
  ['$documents', documents],
  ['$setWindowFields', setWindowFields],
  ['$densify', densify],
  ['$fill', fill],
]);
