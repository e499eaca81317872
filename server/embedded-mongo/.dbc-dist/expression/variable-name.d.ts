/** Names that a user may give to variables begin with a lower-case letter; CURRENT may be set too. */
export declare function checkVariableName(name: string): void;
