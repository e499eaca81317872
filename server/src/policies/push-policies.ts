import type { PushedPolicy, PushResult } from '@heyi/shared/policies/policy-push.schema';
import type { Logger } from 'pino';
import type { Tools } from '../identity/resolve-one/resolve-account.ts';
import { type TakenPolicy, takePolicy } from './take-policy.ts';

const conflict = '这个版本此前推送过，内容不同；请以更大的版本号推送';
const failed = '服务器暂时没能处理，请稍后重新推送';

/** One after the other; each stands alone, so that a bad one holds up nobody. */
export async function pushPolicies(
  policies: readonly PushedPolicy[],
  tools: Tools,
  log: Logger,
): Promise<PushResult[]> {
  const results: PushResult[] = [];
  for (const pushed of policies) {
    const { policyNumber, version } = pushed;
    const outcome = await takeOrTell(pushed, tools, log);
    const isRefused = outcome === 'conflicting' || outcome === 'failed';
    results.push({
      policyNumber,
      version,
      outcome: isRefused ? 'refused' : outcome,
      message: outcome === 'conflicting' ? conflict : outcome === 'failed' ? failed : null,
    });
  }
  return results;
}

async function takeOrTell(
  pushed: PushedPolicy,
  tools: Tools,
  log: Logger,
): Promise<TakenPolicy | 'failed'> {
  try {
    return await takePolicy(pushed, tools);
  } catch (error) {
    log.error({ err: error }, 'policy not taken');
    return 'failed';
  }
}
