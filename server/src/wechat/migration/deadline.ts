import { migrationDays } from '@heyi/shared/wechat/migration.schema';

const dayMs = 86_400_000;

/** WeChat converts nothing from then on. */
export const deadlineOf = ({ approvedAt }: { approvedAt: Date }): Date =>
  new Date(approvedAt.getTime() + migrationDays * dayMs);
