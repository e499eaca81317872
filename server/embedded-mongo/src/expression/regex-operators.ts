import { rank, rankOf } from '../bson/types.ts';
import { must } from '../errors.ts';
import { regexOf } from '../query/regex.ts';
import { typeNameOf } from '../query/type-names.ts';
import { namedArguments } from './named-arguments.ts';
import type { OperatorCompiler } from './scope.ts';

export const regexOperators: [string, OperatorCompiler][] = [
  ['$regexMatch', searching('$regexMatch', (matches) => !matches.next().done)],
  ['$regexFind', searching('$regexFind', (matches) => matches.next().value ?? null)],
  ['$regexFindAll', searching('$regexFindAll', (matches) => [...matches])],
];

interface Match {
  match: string;
  idx: number;
  captures: (string | null)[];
}

type Matches = Generator<Match, void, undefined>;

const shape = {
  required: { input: 'Location31022', regex: 'Location31023' },
  optional: ['options'],
  notAnObject: 'Location51103',
  unknown: 'Location31024',
} as const;

/** A wrong type is told even where another argument is null. */
function searching(name: string, answer: (matches: Matches) => unknown): OperatorCompiler {
  return (operand, compiler) => {
    const parts = namedArguments(name, operand, compiler, shape);
    return (scope) => {
      const [input, regex, options] = ['input', 'regex', 'options'].map(
        (part) => parts.get(part)?.(scope) ?? null,
      );
      must(
        input === null || typeof input === 'string',
        'Location51104',
        `${name} needs 'input' to be of type string, found ${typeNameOf(input)}`,
      );
      must(
        regex === null || typeof regex === 'string' || rankOf(regex) === rank.regex,
        'Location51105',
        `${name} needs 'regex' to be of type string or regex`,
      );
      must(
        options === null || typeof options === 'string',
        'Location51106',
        `${name} needs 'options' to be of type string, found ${typeNameOf(options)}`,
      );
      if (input === null || regex === null) return answer(found('', undefined));
      const { source, flags } = regexOf(regex, options ?? undefined);
      return answer(found(input, new RegExp(source, flags.includes('g') ? flags : `${flags}g`)));
    };
  };
}

/** All matches; positions count code points. */
function* found(input: string, regex: RegExp | undefined): Matches {
  if (!regex) return;
  for (const match of input.matchAll(regex)) {
    yield {
      match: match[0],
      idx: [...input.slice(0, match.index)].length,
      captures: match.slice(1).map((capture) => capture ?? null),
    };
  }
}
