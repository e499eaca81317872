import { ApiError } from '@heyi/shared/client';
import { useState } from 'react';

const unexpected = '没有成功，请稍后再试。';

/** What a person is told about a failure. */
export const sentenceFor = (error: unknown): string =>
  error instanceof ApiError ? error.message : unexpected;

/** Something that a tap does: once at a time, with what went wrong in words. */
export function useAction<Given extends unknown[]>(act: (...given: Given) => Promise<unknown>) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function run(...given: Given): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      await act(...given);
    } catch (error) {
      setProblem(sentenceFor(error));
    } finally {
      setBusy(false);
    }
  }
  return { run: (...given: Given) => void run(...given), isBusy, problem };
}
