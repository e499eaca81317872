export interface OpMessage {
    raw: Buffer;
    sequences: Map<string, Buffer[]>;
    /** The client waits for no answer. */
    moreToCome: boolean;
}
/** Reads OP_MSG after its header. Every document in it is checked to be sound BSON. */
export declare function readMessage(header: Buffer, body: Buffer): OpMessage;
