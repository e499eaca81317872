import type { ImportView } from '@heyi/shared/imports/imports.schema';

export const isUnderWay = ({ status }: ImportView): boolean =>
  status === 'waiting' || status === 'running';
