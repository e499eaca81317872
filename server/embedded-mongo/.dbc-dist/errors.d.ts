import type { Document } from './bson/types.ts';
/** MongoDB's error codes that this server answers with, by MongoDB's own names. */
export declare const errorCodes: {
    readonly InternalError: 1;
    readonly BadValue: 2;
    readonly UnknownError: 8;
    readonly FailedToParse: 9;
    readonly Unauthorized: 13;
    readonly TypeMismatch: 14;
    readonly Overflow: 15;
    readonly InvalidLength: 16;
    readonly IllegalOperation: 20;
    readonly EmptyArrayOperation: 21;
    readonly InvalidBSON: 22;
    readonly NamespaceNotFound: 26;
    readonly IndexNotFound: 27;
    readonly PathNotViable: 28;
    readonly ConflictingUpdateOperators: 40;
    readonly CursorNotFound: 43;
    readonly CursorInUse: 12051;
    readonly NamespaceExists: 48;
    readonly MaxTimeMSExpired: 50;
    readonly DollarPrefixedFieldName: 52;
    readonly InvalidIdField: 53;
    readonly NotSingleValueField: 54;
    readonly EmptyFieldName: 56;
    readonly CommandNotFound: 59;
    readonly ImmutableField: 66;
    readonly CannotCreateIndex: 67;
    readonly InvalidOptions: 72;
    readonly InvalidNamespace: 73;
    readonly IndexOptionsConflict: 85;
    readonly IndexKeySpecsConflict: 86;
    readonly OperationFailed: 96;
    readonly ConflictingOperationInProgress: 117;
    readonly WriteConflict: 112;
    readonly CommandNotSupported: 115;
    readonly NamespaceNotSharded: 118;
    readonly Interrupted: 11601;
    readonly CappedPositionLost: 136;
    readonly ConversionFailure: 241;
    readonly CannotIndexParallelArrays: 171;
    readonly InvalidPipelineOperator: 168;
    readonly InvalidIndexSpecificationOption: 197;
    readonly ExceededMemoryLimit: 146;
    readonly TransactionTooOld: 225;
    readonly SnapshotTooOld: 239;
    readonly SnapshotUnavailable: 246;
    readonly NoSuchTransaction: 251;
    readonly TransactionCommitted: 256;
    readonly TransactionTooLarge: 257;
    readonly OperationNotSupportedInTransaction: 263;
    readonly NoProgressMade: 82;
    readonly CommitQuorumNotSatisfied: 328;
    readonly QueryExceededMemoryLimitNoDiskUseAllowed: 292;
    readonly IncompleteTransactionHistory: 217;
    readonly BSONObjectTooLarge: 10334;
    readonly DuplicateKey: 11000;
    readonly UnrecognizedPipelineStage: 40324;
    readonly UnknownField: 40415;
    readonly DistinctTooBig: 17217;
    readonly MissingField: 40414;
    readonly ProtocolError: 17;
    readonly AuthenticationFailed: 18;
    readonly UnknownReplWriteConcern: 79;
    readonly UnsatisfiableWriteConcern: 100;
    readonly APIVersionError: 322;
    readonly APIStrictError: 323;
    readonly QueryPlanKilled: 175;
    readonly UnsupportedOpQueryCommand: 352;
    readonly PipelineOptionsInvalid: 40602;
    readonly MergeStageNoMatchingDocument: 13113;
    readonly MergeWithoutUniqueIndex: 51183;
    readonly MergeFieldMissing: 51132;
};
/** A name, or `Location…` for the many errors to which MongoDB gives only a number. */
export type ErrorName = keyof typeof errorCodes | `Location${number}`;
/** An answer "ok: 0" (or a write error) with MongoDB's code; `extra` is merged into the answer. */
export declare class DatabaseError extends Error {
    readonly code: number;
    readonly codeName: string;
    readonly labels: string[];
    readonly extra: Document;
    constructor(name: ErrorName, message: string, more?: {
        labels?: string[];
        extra?: Document;
    });
}
/** Throws MongoDB's error unless the condition holds. */
export declare function must(condition: unknown, name: ErrorName, message: string): asserts condition;
/** The conflict after which a driver runs the whole transaction again. */
export declare function writeConflict(message?: string): DatabaseError;
