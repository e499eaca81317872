/** What parts tags in a list's cell. */
const parting = /[,;|/、\n]/g;

/** A tag of an account as the portrait knows it: as it would be read from a list. */
export const portraitTag = (name: string): string =>
  name.normalize('NFKC').replace(parting, '·').trim();
