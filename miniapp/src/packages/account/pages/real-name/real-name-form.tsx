import { meApi } from '@heyi/shared/me/me.api';
import { type DocumentType, RealName } from '@heyi/shared/me/me.schema';
import Taro from '@tarojs/taro';
import { lazy, Suspense, useState } from 'react';
import { call } from '../../../../api.ts';
import { Button } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Card } from '../../../../ui/screen.tsx';
import { Note } from '../../../../ui/text.tsx';
import { useAction } from '../../../../ui/use-action.ts';

const documentNames: Record<DocumentType, string> = {
  'national-id': '居民身份证',
  'residence-permit': '港澳台居民居住证',
  'mainland-travel-permit': '港澳居民来往内地通行证',
  'taiwan-travel-permit': '台湾居民来往大陆通行证',
  'permanent-residence': '外国人永久居留身份证',
  passport: '护照',
  military: '军人身份证件',
};

// Only the browser's build holds the preview's part: the condition is known when it is made.
const OwnPapers =
  process.env.TARO_ENV === 'h5'
    ? lazy(() => import('../../../../preview/own-papers.tsx'))
    : () => null;

const empty: RealName = { name: '', documentType: 'national-id', documentNumber: '' };

export function RealNameForm() {
  const [given, setGiven] = useState(empty);
  const change = (changed: Partial<RealName>) => setGiven({ ...given, ...changed });
  const { run, isBusy, problem } = useAction(async () => {
    await call(meApi.bindRealName, { body: given });
    await Taro.navigateBack();
  });
  return (
    <>
      <Suspense fallback={null}>
        <OwnPapers onChoose={(papers) => change({ ...papers, documentType: 'national-id' })} />
      </Suspense>
      <Card title="您的姓名和证件">
        <Field
          label="姓名"
          value={given.name}
          placeholder="与保单上一致"
          maxLength={60}
          onChange={(name) => change({ name })}
        />
        <Choice
          label="证件类型"
          value={given.documentType}
          names={documentNames}
          onChange={(documentType) => change({ documentType })}
        />
        <Field
          label="证件号码"
          value={given.documentNumber}
          placeholder="投保时用的证件"
          maxLength={30}
          type={given.documentType === 'national-id' ? 'idcard' : 'text'}
          onChange={(documentNumber) => change({ documentNumber })}
        />
      </Card>
      <Note>只用来找到您名下的保单。加密保存，不会显示给别人。</Note>
      {problem && <Note tone="danger">{problem}</Note>}
      <Button
        kind="primary"
        isBusy={isBusy}
        isDisabled={!RealName.safeParse(given).success}
        onTap={run}
      >
        核实
      </Button>
    </>
  );
}
