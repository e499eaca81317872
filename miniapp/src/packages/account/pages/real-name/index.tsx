import { ConsentGate } from '../../../../features/consents/consent-gate.tsx';
import { NeedsSignIn } from '../../../../session/needs-sign-in.tsx';
import { Screen } from '../../../../ui/screen.tsx';
import { RealNameForm } from './real-name-form.tsx';

/** Matches name and document with the policies; those that fit become the person's. */
export default function RealName() {
  return (
    <Screen>
      <NeedsSignIn to="核实姓名">
        <ConsentGate purpose="service">
          <RealNameForm />
        </ConsentGate>
      </NeedsSignIn>
    </Screen>
  );
}
