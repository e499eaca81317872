import { session } from '../api.ts';
import { createStore } from '../state/store.ts';

type Answer = (signedIn: boolean) => void;

/** Those who wait for the sign-in; the page asks while there are any. */
export const signInQuestion = createStore<readonly Answer[]>([]);

/** True at once when somebody is signed in; otherwise the page asks, and it resolves with what came of it. */
export function askToSignIn(): Promise<boolean> {
  if (session.current()) return Promise.resolve(true);
  return new Promise((resolve) => signInQuestion.set([...signInQuestion.get(), resolve]));
}

/** The question is over. */
export function answerSignIn(signedIn: boolean): void {
  const asked = signInQuestion.get();
  signInQuestion.set([]);
  for (const tell of asked) tell(signedIn);
}
