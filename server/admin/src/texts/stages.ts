/** The steps of a run of the identity engine, in their order. */
export const stages = [
  ['read', '读取账户'],
  ['block', '挑出可能的同一人'],
  ['learn', '从数据估算证据的分量'],
  ['compare', '逐对比较'],
  ['decide', '归并成客户'],
  ['write', '保存客户'],
  ['review', '保存待核对的账户对'],
] as const;

export const stageText = (stage: string): string =>
  stages.find(([name]) => name === stage)?.[1] ?? '处理中';

const vetoTexts: Record<string, string> = {
  'two-national-ids': '两个有效而不同的身份证号，不可能是同一人',
  'birthday-and-gender': '出生日期与性别都不同，不可能是同一人',
};

/** Why no other evidence can make two accounts one person. */
export const vetoText = (veto: string): string => vetoTexts[veto] ?? veto;
