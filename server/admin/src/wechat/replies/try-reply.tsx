import {
  type ReplyOccasion,
  type ReplyRuleView,
  replyOccasions,
} from '@heyi/shared/wechat/replies.schema';
import { replyFor, type SaidTo } from '@heyi/shared/wechat/reply-for';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { Card } from '../../ui/screen.tsx';
import { useWechatApps } from '../use-wechat-apps.ts';
import styles from './replies.module.css';
import { occasionTexts } from './reply-texts.ts';
import { ruleText } from './rule-text.ts';

const occasions = replyOccasions.map((value) => ({ value, label: occasionTexts[value].name }));

/** Tells as one types what somebody would be answered: by the same rules as the server. */
export function TryReply({ rules }: { rules: ReplyRuleView[] }) {
  const { data } = useWechatApps();
  const accounts = (data?.items ?? []).filter(({ kind }) => kind === 'public-account');
  const [on, setOn] = useState<ReplyOccasion>('text');
  const [said, setSaid] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const appid = chosen ?? accounts[0]?.appid ?? '';
  return (
    <Card title="试一试">
      <div className={styles.try}>
        <Select
          aria-label="公众号"
          placeholder="公众号"
          value={appid || null}
          options={accounts.map((app) => ({ value: app.appid, label: app.name }))}
          onChange={setChosen}
        />
        <Select aria-label="情形" value={on} options={occasions} onChange={setOn} />
        <Input
          aria-label={occasionTexts[on].match}
          placeholder={
            on === 'text' ? '对方发来的文字，如 我的保单在哪里看' : occasionTexts[on].match
          }
          value={said}
          maxLength={200}
          onChange={({ target }) => setSaid(target.value)}
        />
      </div>
      <Answer rules={rules} occasion={{ appid, on, said: said.trim() }} />
    </Card>
  );
}

function Answer({ rules, occasion }: { rules: ReplyRuleView[]; occasion: SaidTo }) {
  const rule = replyFor(rules, occasion);
  return (
    <div className={styles.answer} aria-live="polite">
      {rule ? (
        <>
          <div className={styles.bubble}>{rule.text}</div>
          <div className={styles.why}>依据：{ruleText(rule)}</div>
        </>
      ) : (
        <div className={styles.why}>没有合适的规则，公众号什么也不回复。</div>
      )}
    </div>
  );
}
