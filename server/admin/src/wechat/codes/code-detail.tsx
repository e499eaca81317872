import { codesApi } from '@heyi/shared/wechat/codes.api';
import type { CodeDetail as Detail } from '@heyi/shared/wechat/codes.schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { errorText } from '../../ui/error-text.ts';
import { Figure, Figures } from '../../ui/figure.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useAppNames } from '../use-wechat-apps.ts';
import styles from '../wechat.module.css';
import { Arrivals } from './arrivals.tsx';
import { CodePicture } from './code-picture.tsx';
import { kindTexts, ownerTexts, standing } from './code-texts.ts';

/** One code: its picture, what came of it, and who came last. */
export function CodeDetail({ id, onClose }: { id: string | null; onClose: () => void }) {
  const query = useQuery({
    queryKey: ['wechat', 'codes', 'one', id],
    queryFn: () => call(codesApi.show, { params: { id: id as string } }),
    enabled: id !== null,
  });
  return (
    <Drawer open={id !== null} onClose={onClose} title={query.data?.label ?? '推广码'} size={520}>
      <Loaded query={query}>{(code) => <Content code={code} />}</Loaded>
    </Drawer>
  );
}

function Content({ code }: { code: Detail }) {
  const nameOf = useAppNames();
  const { message } = App.useApp();
  const renew = useMutation({
    mutationFn: () => call(codesApi.renew, { params: { id: code.id } }),
    onSuccess: () => void message.success('已重新生成，请换用新的图片。'),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['wechat', 'codes'] }),
  });
  const { scans, follows, signIns, leads } = code.counts;
  return (
    <>
      <CodePicture code={code} />
      <p>
        {ownerTexts[code.owner]} {code.ownerCode}，{nameOf(code.appid)}
        {kindTexts[code.kind]}，{standing(code).text}
      </p>
      <p className={styles.note}>
        场景值 {code.scene}
        {code.page && `，打开 ${code.page}`}。{code.createdBy} {formatMoment(code.createdAt)}制作
        {code.expiresAt && `，${formatMoment(code.expiresAt)}到期`}。
      </p>
      {code.can.renew && (
        <Button loading={renew.isPending} onClick={() => renew.mutate()}>
          重新生成
        </Button>
      )}
      <div style={{ marginTop: 20 }}>
        <Figures>
          <Figure
            name="扫码"
            value={formatCount(scans + follows)}
            note={`其中关注 ${formatCount(follows)}`}
          />
          <Figure name="登录小程序" value={formatCount(signIns)} />
          <Figure name="客户" value={formatCount(code.customers)} note="来过的不同客户" />
          <Figure name="线索" value={formatCount(leads)} note="由它最先带来" />
        </Figures>
      </div>
      <Arrivals recent={code.recent} />
    </>
  );
}
