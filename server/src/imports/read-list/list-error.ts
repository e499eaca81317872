export type ListErrorCode =
  | 'list.empty'
  | 'list.header-only'
  | 'list.binary'
  | 'list.encrypted'
  | 'list.damaged'
  | 'list.too-large'
  | 'list.encoding'
  | 'list.delimiter'
  | 'list.header-duplicate'
  | 'list.header-unreadable'
  | 'list.too-many-columns'
  | 'list.column-missing'
  | 'list.truth-missing'
  | 'list.truth-mapped'
  | 'list.no-channel'
  | 'list.row-without-end';

/** A file that cannot be read as a list; the message says in Chinese what is wrong, where, and how to mend it. */
export class ListError extends Error {
  override readonly name = 'ListError';
  readonly code: ListErrorCode;
  readonly fileName: string;

  constructor(code: ListErrorCode, fileName: string, message: string) {
    super(`${fileName}：${message}`);
    this.code = code;
    this.fileName = fileName;
  }
}
