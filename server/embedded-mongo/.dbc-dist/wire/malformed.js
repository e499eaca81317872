/** What was received is no message of the protocol; its connection is closed. */
export class MalformedMessage extends Error {
}
//# sourceMappingURL=malformed.js.map