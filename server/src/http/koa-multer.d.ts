/** The part of @koa/multer that we use; the package ships no types. */
declare module '@koa/multer' {
  function multer(options: {
    dest: string;
    defParamCharset: 'utf8';
    limits: Record<'fileSize' | 'files' | 'fields' | 'fieldSize' | 'parts', number>;
  }): {
    single(part: string): (ctx: object, next: () => Promise<unknown>) => Promise<unknown>;
  };
  export = multer;
}
