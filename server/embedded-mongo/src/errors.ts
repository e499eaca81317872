import type { Document } from './bson/types.ts';

/** MongoDB's error codes that this server answers with, by MongoDB's own names. */
export const errorCodes = {
  InternalError: 1,
  BadValue: 2,
  UnknownError: 8,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  IllegalOperation: 20,
  EmptyArrayOperation: 21,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  CursorInUse: 12051,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  ConflictingOperationInProgress: 117,
  WriteConflict: 112,
  CommandNotSupported: 115,
  NamespaceNotSharded: 118,
  Interrupted: 11601,
  CappedPositionLost: 136,
  ConversionFailure: 241,
  CannotIndexParallelArrays: 171,
  InvalidPipelineOperator: 168,
  AmbiguousIndexKeyPattern: 181,
  InvalidIndexSpecificationOption: 197,
  ExceededMemoryLimit: 146,
  TransactionTooOld: 225,
  SnapshotTooOld: 239,
  SnapshotUnavailable: 246,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  TransactionTooLarge: 257,
  OperationNotSupportedInTransaction: 263,
  NoProgressMade: 82,
  CommitQuorumNotSatisfied: 328,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  IncompleteTransactionHistory: 217,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  UnrecognizedPipelineStage: 40324,
  UnknownField: 40415,
  DistinctTooBig: 17217,
  MissingField: 40414,
  ProtocolError: 17,
  AuthenticationFailed: 18,
  UnknownReplWriteConcern: 79,
  UnsatisfiableWriteConcern: 100,
  APIVersionError: 322,
  APIStrictError: 323,
  QueryPlanKilled: 175,
  UnsupportedOpQueryCommand: 352,
  PipelineOptionsInvalid: 40602,
  MergeStageNoMatchingDocument: 13113,
  MergeWithoutUniqueIndex: 51183,
  MergeFieldMissing: 51132,
} as const;

/** MongoDB has only numbers for these. */
const unnamedCodes = new Set<string>([
  'UnknownField',
  'DistinctTooBig',
  'MissingField',
  'UnrecognizedPipelineStage',
  'PipelineOptionsInvalid',
  'MergeWithoutUniqueIndex',
  'MergeFieldMissing',
]);

/** A name, or `Location…` for the many errors to which MongoDB gives only a number. */
export type ErrorName = keyof typeof errorCodes | `Location${number}`;

function codeOf(name: ErrorName): number {
  return errorCodes[name as keyof typeof errorCodes] ?? Number(name.slice('Location'.length));
}

/** An answer "ok: 0" (or a write error) with MongoDB's code; `extra` is merged into the answer. */
export class DatabaseError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly labels: string[];
  readonly extra: Document;

  constructor(
    name: ErrorName,
    message: string,
    more: { labels?: string[]; extra?: Document } = {},
  ) {
    super(message);
    this.code = codeOf(name);
    this.codeName = unnamedCodes.has(name) ? `Location${this.code}` : name;
    this.labels = more.labels ?? [];
    this.extra = more.extra ?? {};
  }
}

/** Throws MongoDB's error unless the condition holds. */
export function must(condition: unknown, name: ErrorName, message: string): asserts condition {
  if (!condition) throw new DatabaseError(name, message);
}

/** The conflict after which a driver runs the whole transaction again. */
export function writeConflict(
  message = 'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
) {
  return new DatabaseError('WriteConflict', message, { labels: ['TransientTransactionError'] });
}
