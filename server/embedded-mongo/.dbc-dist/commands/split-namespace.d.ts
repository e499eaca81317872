/** "database.collection" in its two parts. */
export declare function splitNamespace(namespace: unknown): {
    database: string;
    name: string;
};
