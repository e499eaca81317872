/** Limits that hello announces. */
export declare const maxMessageSize = 48000000;
export declare const opCode: {
    readonly reply: 1;
    readonly query: 2004;
    readonly compressed: 2012;
    readonly message: 2013;
};
export interface Frame {
    requestId: number;
    code: number;
    header: Buffer;
    body: Buffer;
}
/** Cuts what arrives on a connection into messages. */
export declare class FrameReader {
    #private;
    add(bytes: Buffer): void;
    /** The next whole message; undefined until more arrives. */
    next(): Frame | undefined;
}
export declare function frame(requestId: number, responseTo: number, code: number, parts: Buffer[]): Buffer;
