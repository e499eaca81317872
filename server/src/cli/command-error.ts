/** What the caller must mend: arguments, files or names. The command ends with exit code 2 and this Chinese text. */
export class CommandError extends Error {
  override name = 'CommandError';
}
