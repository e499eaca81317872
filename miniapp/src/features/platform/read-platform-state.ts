import { transport } from '../../api.ts';

export type PlatformState = 'ready' | 'preparing' | 'unreachable';

/** Whether the server can be used now; never rejects. */
export async function readPlatformState(): Promise<PlatformState> {
  try {
    const request = { method: 'GET', url: '/readyz', headers: {}, expects: 'json' } as const;
    const { status } = await transport(request);
    if (status === 200) return 'ready';
    return status === 503 ? 'preparing' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
