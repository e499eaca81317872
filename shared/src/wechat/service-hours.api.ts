import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { ServiceHours } from './service-hours.ts';

/** Null: texts that no rule answers are left unanswered. */
const MaybeHours = z.strictObject({ hours: ServiceHours.nullable() });

export const serviceHoursApi = {
  show: endpoint('GET', '/wechat/apps/:id/service-hours', {
    summary: '公众号的人工客服时间',
    audience: 'staff',
    params: ById,
    response: MaybeHours.extend({ can: z.object({ edit: z.boolean() }) }),
  }),
  save: endpoint('PUT', '/wechat/apps/:id/service-hours', {
    summary: '设定人工客服时间：时间内转人工，时间外告知',
    audience: 'staff',
    params: ById,
    body: MaybeHours,
    response: MaybeHours,
  }),
};
