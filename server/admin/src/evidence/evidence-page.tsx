import type { AccountView } from '@heyi/shared/identity/identity.schema';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Empty } from '../ui/empty.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { AccountPicker } from './account-picker.tsx';
import styles from './evidence.module.css';
import { EvidenceBetween } from './evidence-between.tsx';

export function EvidencePage() {
  const { id, otherId } = useParams();
  return (
    <Screen title="比对两个账户" about="任选两个账户，看它们是不是同一个人，凭的是什么。">
      <Card>
        <Choose />
      </Card>
      <Card title={id && otherId ? '证据' : ''}>
        {id && otherId ? (
          <EvidenceBetween id={id} otherId={otherId} />
        ) : (
          <Empty
            title="还没有选好两个账户"
            about="在上面两个框里各输入一个账户的编号、手机号或证件号，从找到的账户中选定。"
          />
        )}
      </Card>
    </Screen>
  );
}

function Choose() {
  const navigate = useNavigate();
  const [left, setLeft] = useState<AccountView | null>(null);
  const [right, setRight] = useState<AccountView | null>(null);
  const isReady = left !== null && right !== null && left.id !== right.id;
  return (
    <form
      className={styles.choose}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void navigate(`/evidence/${left.id}/${right.id}`);
      }}
    >
      <AccountPicker label="第一个账户" onPick={setLeft} />
      <AccountPicker label="第二个账户" onPick={setRight} />
      <Button type="primary" htmlType="submit" disabled={!isReady}>
        比对
      </Button>
    </form>
  );
}
