import { bucket, bucketAuto } from './bucket.js';
import { densify } from './densify.js';
import { documentStages } from './document-stages.js';
import { documents } from './documents.js';
import { facet } from './facet.js';
import { fill } from './fill.js';
import { graphLookup } from './graph-lookup.js';
import { count, group, sortByCount } from './group-stage.js';
import { limit, skip } from './limits.js';
import { lookup } from './lookup.js';
import { match } from './match.js';
import { redact } from './redact.js';
import { sample } from './sample.js';
import { sort } from './sort-stage.js';
import { mapping } from './stage.js';
import { unionWith } from './union-with.js';
import { unwind } from './unwind.js';
import { setWindowFields } from './window-fields.js';
export const stages = new Map([
    ...[...documentStages].map(([name, compile]) => [
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
//# sourceMappingURL=stages.js.map