import type { Document } from '../bson/types.ts';
import { must } from '../errors.ts';
import type { Query } from '../plan/query.ts';
import { optionalCount, optionalDocument, requiredDocuments } from './arguments.ts';
import type { Call } from './command.ts';
import { deleteStatement } from './delete.ts';
import { checkShape } from './find-and-modify.ts';
import { updateStatement } from './update.ts';
import { compileStatement } from './update-statement.ts';

/** What the explained command looks for; refuses what the command itself would refuse. */
export function explainedQuery(call: Call): Query {
  const hint = call.body.hint ?? undefined;
  switch (call.name) {
    case 'find':
      return {
        filter: optionalDocument(call, 'filter') ?? {},
        sort: optionalDocument(call, 'sort'),
        skip: optionalCount(call, 'skip') ?? 0,
        limit: Math.abs(Number(call.body.limit ?? 0)),
        hint,
      };
    case 'update': {
      const statement = updateStatement(onlyStatement(call), optionalDocument(call, 'let'));
      compileStatement(statement);
      return statement.query;
    }
    case 'delete':
      return deleteStatement(onlyStatement(call), optionalDocument(call, 'let')).query;
    case 'findAndModify':
    case 'findandmodify':
      checkShape(call);
      break;
  }
  return {
    filter: optionalDocument(call, 'query') ?? {},
    sort: optionalDocument(call, 'sort'),
    hint,
  };
}

function onlyStatement(call: Call): Document {
  const [statement, ...others] = requiredDocuments(call, `${call.name}s`);
  must(
    statement && others.length === 0,
    'InvalidLength',
    'explained write batches must be of size 1',
  );
  return statement;
}
