import { meApi } from '@heyi/shared/me/me.api';
import { call } from '../../api.ts';
import { goTo } from '../../ui/go-to.ts';
import { Remote } from '../../ui/remote.tsx';
import { Row } from '../../ui/row.tsx';
import { Card } from '../../ui/screen.tsx';
import { RowsSkeleton } from '../../ui/skeleton.tsx';
import { useRemote } from '../../ui/use-remote.ts';

/** What is known of the person, masked. */
export function Profile() {
  const remote = useRemote(() => call(meApi.show));
  return (
    <Card title="我的资料">
      <Remote of={remote} skeleton={<RowsSkeleton rows={3} />}>
        {({ mobile, realName }) => (
          <>
            <Row
              title="手机号"
              value={mobile ?? '去绑定'}
              onTap={() => goTo('account/pages/mobile')}
            />
            <Row
              title="姓名"
              value={realName?.name ?? '去核实'}
              {...(!realName && { onTap: () => goTo('account/pages/real-name') })}
            />
            {realName && <Row title="证件号" value={realName.documentNumber} />}
          </>
        )}
      </Remote>
    </Card>
  );
}
