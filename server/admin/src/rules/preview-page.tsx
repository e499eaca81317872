import { settingsApi } from '@heyi/shared/identity/settings.api';
import type { PreviewView } from '@heyi/shared/identity/settings.schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useParams } from 'react-router';
import { call } from '../api.ts';
import { ReasonDialog } from '../changes/reason-dialog.tsx';
import { queries } from '../queries.ts';
import { expectRun } from '../runs/use-overview.ts';
import { applyReasons } from '../texts/reasons.ts';
import { errorText } from '../ui/error-text.ts';
import { formatMoment } from '../ui/format.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Screen } from '../ui/screen.tsx';
import { PreviewOutcome } from './preview-outcome.tsx';
import { PreviewProgress } from './preview-progress.tsx';
import { barsText, differencesText, isUnderWay, modelText } from './rules-text.ts';

/** One trial: how far it is, what would change, and the way to put it in force. */
export function PreviewPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['identity', 'preview', id],
    queryFn: () => call(settingsApi.showPreview, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 700 : false),
  });
  const preview = query.data;
  return (
    <Screen
      title="试算识别规则"
      about={
        preview && (
          <>
            {barsText(preview)}；{modelText(preview)}。{preview.by.name} {formatMoment(preview.at)}
            试算，与当时的规则相比：
            {differencesText(preview, preview.before)}。
          </>
        )
      }
      actions={
        <>
          <LinkButton to="/rules">回到识别规则</LinkButton>
          {preview && <Steps preview={preview} />}
        </>
      }
    >
      <Loaded query={query}>{(found) => <State preview={found} />}</Loaded>
    </Screen>
  );
}

function State({ preview }: { preview: PreviewView }) {
  const { id, status, failure, result, appliedAs } = preview;
  if (isUnderWay(preview)) return <PreviewProgress preview={preview} />;
  return (
    <>
      {status === 'failed' && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={`试算没有完成：${failure ?? '原因不明'}`}
        />
      )}
      {status === 'cancelled' && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="这次试算已放弃，什么也没有改动。"
        />
      )}
      {status === 'applied' && (
        <Alert
          type="success"
          showIcon
          style={{ marginBottom: 16 }}
          title={`已应用，成为第 ${appliedAs} 版规则。`}
          action={<LinkButton to="/runs">看识别进度</LinkButton>}
        />
      )}
      {result && <PreviewOutcome id={id} result={result} bars={preview.bars} />}
    </>
  );
}

function Steps({ preview }: { preview: PreviewView }) {
  const { message } = App.useApp();
  const { id, can } = preview;
  const cancel = useMutation({
    mutationFn: () => call(settingsApi.cancelPreview, { params: { id } }),
    onSuccess: (found) => {
      queries.setQueryData(['identity', 'preview', id], found);
      void queries.invalidateQueries({ queryKey: ['identity', 'previews'] });
    },
    onError: (error) => void message.error(errorText(error)),
  });
  return (
    <>
      {can.cancel && (
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {isUnderWay(preview) ? '停止试算' : '放弃'}
        </Button>
      )}
      {can.apply && (
        <ReasonDialog
          label="应用"
          button={{ type: 'primary' }}
          title="应用这次试算的规则"
          about="应用后成为新的一版，并立即重新识别全部账户；人工的决定不变。想改回去，可以再试算、应用原来的规则。"
          quick={applyReasons}
          submit="应用并重新识别"
          ask={(reason) => call(settingsApi.applyPreview, { params: { id }, body: { reason } })}
          onDone={expectRun}
        />
      )}
    </>
  );
}
