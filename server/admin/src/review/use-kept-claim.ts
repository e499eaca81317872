import { reviewApi } from '@heyi/shared/identity/review.api';
import type { ReviewPairView } from '@heyi/shared/identity/review.schema';
import { useEffect, useRef } from 'react';
import { call } from '../api.ts';

const renewEveryMs = 60_000;
/** Whoever has touched nothing for so long has gone away: the pair is for others. */
const awayAfterMs = 15 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

interface Keeping {
  onRenewed: (pair: ReviewPairView) => void;
  onLost: (error: unknown) => void;
}

/** Renews the claim of a pair as long as somebody sits before it; hidden or left alone, it lapses. */
export function useKeptClaim(id: string | undefined, keeping: Keeping): void {
  const latest = useRef(keeping);
  latest.current = keeping;
  useEffect(() => {
    if (id === undefined) return;
    let seenAt = Date.now();
    const see = () => {
      seenAt = Date.now();
    };
    const renew = () => {
      if (document.hidden || Date.now() - seenAt > awayAfterMs) return;
      call(reviewApi.claim, { params: { id } }).then(
        (pair) => latest.current.onRenewed(pair),
        (error: unknown) => latest.current.onLost(error),
      );
    };
    const timer = setInterval(renew, renewEveryMs);
    const onVisible = () => {
      if (!document.hidden) {
        see();
        renew();
      }
    };
    document.addEventListener('visibilitychange', onVisible);
    for (const sign of signs) window.addEventListener(sign, see, { passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
      for (const sign of signs) window.removeEventListener(sign, see);
    };
  }, [id]);
}
