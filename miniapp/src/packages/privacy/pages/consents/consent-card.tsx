import type { ConsentView } from '@heyi/shared/consents/consents.schema';
import { purposeText, stateText } from '../../../../features/consents/purpose-text.ts';
import { Row } from '../../../../ui/row.tsx';
import { Card } from '../../../../ui/screen.tsx';
import { Note } from '../../../../ui/text.tsx';
import { GiveConsent } from './give-consent.tsx';
import { WithdrawConsent } from './withdraw-consent.tsx';

interface Props {
  consent: ConsentView;
  onChange: (all: ConsentView[]) => void;
}

export const ConsentCard = ({ consent: { purpose, state, text }, onChange }: Props) => {
  const Change = state === 'given' ? WithdrawConsent : GiveConsent;
  return (
    <Card title={purposeText[purpose].title}>
      <Row title="现在" value={stateText[state]} />
      {text ? (
        <Change text={text} onChange={onChange} />
      ) : (
        <Note>条款还没有公布，暂时不能授权。</Note>
      )}
    </Card>
  );
};
