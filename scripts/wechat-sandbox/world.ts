import { createHash } from 'node:crypto';

export type AppKind = 'public-account' | 'mini-program';

/** How callbacks are written: in clear, in clear and encrypted, or encrypted only. */
export type CallbackMode = 'plain' | 'compatible' | 'encrypted';

/** A message template: its fields by name, such as `thing1` or `date2`; the letters tell what may stand in it. */
export interface Template {
  id: string;
  title: string;
  fields: string[];
}

export interface SandboxApp {
  appid: string;
  secret: string;
  kind: AppKind;
  name: string;
  /** `gh_…` */
  originalId: string;
  /** The Open Platform account that it is bound to: unionids are the same within one. */
  scope: string | null;
  token: string;
  /** 43 characters. */
  aesKey: string;
  mode: CallbackMode;
  /** Where callbacks go; null while no server is set. */
  callbackUrl: string | null;
  templates: Template[];
}

/** Whoever owns one WeChat. */
export interface Person {
  id: string;
  name: string;
  mobile: string;
  /** What their papers say, for whoever plays them. */
  documentNumber?: string;
  /** When it is known from elsewhere. */
  unionid?: string;
}

/** One person as one app knows them. */
export interface User {
  appid: string;
  openid: string;
  personId: string;
  subscribed: boolean;
  /** Milliseconds; so are all times here. */
  subscribedAt: number;
  scene: string;
  qrScene: string;
  remark: string;
  tagIds: number[];
  /** Of the last message, tap or scan: customer-service messages are allowed for 48 hours after it. */
  lastActionAt: number;
  /** Of the last sign-in to the mini-program. */
  visitedAt?: number;
  customMessages: number;
  /** Agreements to subscribe messages that are left, by template. */
  agreements: Record<string, number>;
}

export interface Tag {
  appid: string;
  id: number;
  name: string;
}

export interface SceneCode {
  appid: string;
  ticket: string;
  scene: string;
  /** Null for a permanent one. */
  expiresAt: number | null;
}

/** What a person's phone shows. */
export interface PhoneMessage {
  personId: string;
  appid: string;
  kind: 'reply' | 'custom' | 'template' | 'subscribe';
  at: number;
  lines: string[];
  /** Where a tap leads. */
  page: string | null;
}

/** The followers of one account are moved to another: their old openids are convertible for 15 days. */
export interface Migration {
  from: string;
  to: string;
  confirmedAt: number;
}

/** All that outlives a restart. */
export interface WorldState {
  apps: SandboxApp[];
  people: Person[];
  users: User[];
  tags: Tag[];
  menus: Record<string, unknown>;
  sceneCodes: SceneCode[];
  messages: PhoneMessage[];
  migrations: Migration[];
}

export const emptyState = (apps: readonly SandboxApp[], people: readonly Person[]): WorldState => ({
  apps: structuredClone([...apps]),
  people: structuredClone([...people]),
  users: [],
  tags: [],
  menus: {},
  sceneCodes: [],
  messages: [],
  migrations: [],
});

/** The state with ways to find in it. */
export class World {
  readonly state: WorldState;
  readonly now: () => number;
  readonly #users = new Map<string, User>();

  constructor(state: WorldState, now: () => number) {
    this.state = state;
    this.now = now;
    for (const user of state.users) this.#users.set(keyOf(user.appid, user.openid), user);
  }

  appOf(appid: string): SandboxApp | undefined {
    return this.state.apps.find((app) => app.appid === appid);
  }

  person(id: string): Person | undefined {
    return this.state.people.find((person) => person.id === id);
  }

  user(appid: string, openid: string): User | undefined {
    return this.#users.get(keyOf(appid, openid));
  }

  usersOf(appid: string): User[] {
    return this.state.users.filter((user) => user.appid === appid);
  }

  /** The person as this app knows them; made when they meet for the first time. */
  meet(app: SandboxApp, personId: string): User {
    const openid = openidOf(app.appid, personId);
    const known = this.user(app.appid, openid);
    if (known) return known;
    const user: User = {
      appid: app.appid,
      openid,
      personId,
      subscribed: false,
      subscribedAt: 0,
      scene: '',
      qrScene: '',
      remark: '',
      tagIds: [],
      lastActionAt: 0,
      customMessages: 0,
      agreements: {},
    };
    this.state.users.push(user);
    this.#users.set(keyOf(app.appid, openid), user);
    return user;
  }
}

const keyOf = (appid: string, openid: string) => `${appid} ${openid}`;

const idFrom = (...parts: string[]) =>
  `o${createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 27)}`;

export const openidOf = (appid: string, personId: string): string =>
  idFrom('openid', appid, personId);

/** The same in all apps of one Open Platform account; absent where an app is bound to none. */
export const unionidOf = (
  { scope }: SandboxApp,
  { id, unionid }: Pick<Person, 'id' | 'unionid'>,
): string | undefined => (scope === null ? undefined : (unionid ?? idFrom('unionid', scope, id)));
