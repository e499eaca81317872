import type { idNumber } from './documents.ts';
import type { Area } from './places.ts';

export type Gender = 'male' | 'female';

export interface Document {
  type: 'id-card' | 'passport' | 'hong-kong-macau-permit' | 'taiwan-permit';
  number: ReturnType<typeof idNumber>;
}

/** A number and when the person has, or had, it: days since 1970. */
export interface OwnedMobile {
  number: string;
  from: number;
  until: number;
}

/** The truth about one invented person, of which the channels' lists each hold a part. */
export interface Person {
  id: string;
  surname: string;
  givenName: string;
  /** Before a change of name. */
  formerName: string | null;
  gender: Gender;
  /** YYYY-MM-DD */
  birthday: string;
  area: Area;
  document: Document;
  /** The current one first. */
  mobiles: OwnedMobile[];
  /** The current one first. */
  addresses: string[];
  /** One for each WeChat account; none for people without. */
  unionids: string[];
  email: string | null;
  landline: string | null;
  /** The number of the agent who looks after the household. */
  agent: number;
  policies: string[];
}

export function fullName(person: Pick<Person, 'surname' | 'givenName'>): string {
  return person.surname + person.givenName;
}
