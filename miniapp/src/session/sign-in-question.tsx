import { lazy, Suspense } from 'react';
import { signInQuestion } from './ask-to-sign-in.ts';
import { SignInSheet } from './sign-in-sheet.tsx';

// Only the browser's build holds the preview's part: the condition is known when it is made.
const Question =
  process.env.TARO_ENV === 'h5' ? lazy(() => import('../preview/people-sheet.tsx')) : SignInSheet;

export function SignInQuestion() {
  if (signInQuestion.use().length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Question />
    </Suspense>
  );
}
