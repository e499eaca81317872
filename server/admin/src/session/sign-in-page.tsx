import { Entrance } from './entrance.tsx';
import { SignInForm } from './sign-in-form.tsx';

export const SignInPage = () => (
  <Entrance title="登录后台">
    <SignInForm />
  </Entrance>
);
