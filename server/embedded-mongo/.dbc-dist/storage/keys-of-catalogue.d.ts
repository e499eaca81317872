export declare const formatKey: Buffer<ArrayBufferLike>;
export declare const nextTreeKey: Buffer<ArrayBufferLike>;
export declare function catalogueKey(kind: string, ...parts: Uint8Array[]): Buffer;
export declare function numberBytes(value: number): Buffer;
