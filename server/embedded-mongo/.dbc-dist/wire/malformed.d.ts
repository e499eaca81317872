/** What was received is no message of the protocol; its connection is closed. */
export declare class MalformedMessage extends Error {
}
