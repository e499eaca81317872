import type { ApiEntry } from './api.ts';
import { customMessageApis } from './custom-messages.ts';
import { followerApis } from './followers.ts';
import { menuApis } from './menus.ts';
import { migrationApis } from './migration.ts';
import { miniProgramApis } from './mini-program.ts';
import { sceneCodeApis } from './scene-codes.ts';
import { subscribeMessageApis } from './subscribe-messages.ts';
import { tagApis } from './tags.ts';
import { templateMessageApis } from './template-messages.ts';
import { tokenApis } from './tokens.ts';

/** Every interface by its path. */
export const apis: Record<string, ApiEntry> = {
  ...tokenApis,
  ...followerApis,
  ...tagApis,
  ...migrationApis,
  ...sceneCodeApis,
  ...menuApis,
  ...customMessageApis,
  ...templateMessageApis,
  ...subscribeMessageApis,
  ...miniProgramApis,
};
