import { ApiError } from '@heyi/shared/client';
import { changesApi } from '@heyi/shared/identity/changes.api';
import type { HandChangeView } from '@heyi/shared/identity/changes.schema';
import { reviewApi } from '@heyi/shared/identity/review.api';
import type { NextReview, ReviewDecision } from '@heyi/shared/identity/review.schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { undoneAtOnce } from '../texts/reasons.ts';
import { useKeptClaim } from './use-kept-claim.ts';

export type Step =
  | { do: 'go-on' }
  | { do: 'skip'; id: string }
  | { do: 'decide'; id: string; decision: ReviewDecision }
  | { do: 'undo'; change: HandChangeView };

const next = () => call(reviewApi.next);

/** The named pair, claimed for whoever asks. */
async function take(id: string): Promise<NextReview> {
  const pair = await call(reviewApi.claim, { params: { id } });
  return { pair, left: await call(reviewApi.counts) };
}

/** One pair in doubt after the other, each before one person only. */
export function useReviewDesk(named: string | undefined) {
  const [done, setDone] = useState(0);
  const [last, setLast] = useState<HandChangeView | null>(null);
  const [lost, setLost] = useState<unknown>(null);
  const key = ['identity-review', 'desk', named];
  const desk = useQuery({
    queryKey: key,
    queryFn: () => (named ? take(named) : next()),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

  const step = useMutation({
    mutationFn: async (wanted: Step): Promise<NextReview> => {
      switch (wanted.do) {
        case 'go-on':
          return next();
        case 'skip':
          await call(reviewApi.skip, { params: { id: wanted.id } });
          return next();
        case 'decide': {
          const { id, decision } = wanted;
          const { change } = await call(reviewApi.decide, { params: { id }, body: decision });
          setDone((before) => before + 1);
          setLast(change);
          forgetFigures();
          return next();
        }
        case 'undo': {
          const { id, reviewPairId } = wanted.change;
          await call(changesApi.undo, { params: { id }, body: { reason: undoneAtOnce } });
          setDone((before) => before - 1);
          setLast(null);
          forgetFigures();
          return reviewPairId ? take(reviewPairId).catch(next) : next();
        }
      }
    },
    onSuccess: (found) => {
      setLost(null);
      queries.setQueryData(key, found);
    },
  });

  const claimed = desk.data?.pair?.can.decide ? desk.data.pair.id : undefined;
  useKeptClaim(lost || step.isPending ? undefined : claimed, {
    onRenewed: (pair) =>
      queries.setQueryData<NextReview>(key, (found) =>
        found?.pair?.id === pair.id ? { ...found, pair } : found,
      ),
    onLost: (error) => {
      // Without a connection the claim may hold yet; whoever has taken the pair is told by the server.
      if (error instanceof ApiError && error.status === 409) setLost(error);
    },
  });

  return { desk, step, done, last, lost };
}

function forgetFigures(): void {
  void queries.invalidateQueries({ queryKey: ['identity'] });
}
