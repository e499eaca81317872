import type { Actor } from '@heyi/shared/actor';
import type { CoreSystemView } from '@heyi/shared/integration/core-systems.schema';
import type { CoreSystem } from './core-system.model.ts';
import { canEditCoreSystems } from './core-systems.policy.ts';

export const presentCoreSystem = (system: CoreSystem, actor: Actor): CoreSystemView => ({
  id: system._id.toHexString(),
  name: system.name,
  createdAt: system.createdAt.toISOString(),
  seenAt: system.seenAt?.toISOString() ?? null,
  disabledAt: system.disabledAt?.toISOString() ?? null,
  can: { edit: canEditCoreSystems(actor) },
});
