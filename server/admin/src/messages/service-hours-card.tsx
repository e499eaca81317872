import { wechatAppsApi } from '@heyi/shared/wechat/wechat-apps.api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { useStaff } from '../session/use-session.ts';
import { Card } from '../ui/screen.tsx';
import styles from './messages.module.css';
import { ServiceHoursForm } from './service-hours-form.tsx';

/** When texts to the public accounts go to a person. */
export function ServiceHoursCard() {
  const { can } = useStaff();
  const query = useQuery({
    queryKey: ['wechat', 'apps'],
    queryFn: () => call(wechatAppsApi.list, {}),
    enabled: can.seeWechat,
  });
  const accounts = (query.data?.items ?? []).filter(({ kind }) => kind === 'public-account');
  if (accounts.length === 0) return null;
  return (
    <Card title="人工客服时间">
      {accounts.map((app) => (
        <ServiceHoursForm key={app.id} id={app.id} name={app.name} />
      ))}
      <p className={styles.note}>
        没有自动回复可答的留言，在这段时间里转给人工客服，其余时间告知对方服务时间；不设则不作声。
      </p>
    </Card>
  );
}
