import { consentsApi } from '@heyi/shared/consents/consents.api';
import type { ConsentAnswerView } from '@heyi/shared/consents/consents.schema';
import { call } from '../../../../api.ts';
import { purposeText } from '../../../../features/consents/purpose-text.ts';
import { NeedsSignIn } from '../../../../session/needs-sign-in.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { momentText } from '../../../../ui/moment-text.ts';
import { Remote } from '../../../../ui/remote.tsx';
import { Row } from '../../../../ui/row.tsx';
import { Card, Screen } from '../../../../ui/screen.tsx';
import { RowsSkeleton } from '../../../../ui/skeleton.tsx';
import { useRemote } from '../../../../ui/use-remote.ts';

export default function History() {
  return (
    <Screen>
      <NeedsSignIn to="查看授权记录">
        <Answers />
      </NeedsSignIn>
    </Screen>
  );
}

function Answers() {
  const remote = useRemote(async () => (await call(consentsApi.history)).items);
  return (
    <Card>
      <Remote of={remote} skeleton={<RowsSkeleton rows={3} />}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="还没有记录" about="您同意或撤回授权后，会记在这里。" />
          ) : (
            items.map((one) => <Answer key={`${one.purpose} ${one.at}`} of={one} />)
          )
        }
      </Remote>
    </Card>
  );
}

function Answer({ of: { purpose, answer, version, at } }: { of: ConsentAnswerView }) {
  const said = answer === 'given' ? '同意' : '撤回';
  const about = momentText(new Date(at), new Date());
  return (
    <Row
      title={purposeText[purpose].title}
      about={version === null ? about : `${about}，第 ${version} 版`}
      value={said}
    />
  );
}
