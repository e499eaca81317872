import type { Verdict } from '@heyi/shared/identity/review.schema';

/** What people mostly write; a click or a digit takes it. */
export const verdictReasons: Record<Verdict, string[]> = {
  same: [
    '证件号、姓名一致',
    '手机号、姓名一致',
    '姓名、出生日期一致',
    '录入有误，实为同一人',
    '已向本人核实',
  ],
  different: [
    '是一家人，共用号码或地址',
    '手机号换过主人',
    '只是同名',
    '号码是业务员的',
    '已向本人核实',
  ],
};

export const mergeReasons = ['已向本人核实', '证件号、姓名一致', '录入有误，实为同一人'];
export const splitReasons = [
  '是一家人，共用号码或地址',
  '只是同名',
  '手机号换过主人',
  '已向本人核实',
];
export const unmaskReasons = ['客户来电，核对身份', '处理投诉', '核对录入的资料', '合规检查'];
export const downloadReasons = ['改正后重新导入', '交给名单的来源改正', '核对未导入的原因'];
export const undoReasons = ['判断有误', '有了新的资料', '客户提出异议'];

/** Says that the undone decision was only just made, at the same desk. */
export const undoneAtOnce = '核对时发现判断有误，随即撤销';

export const addReasons = ['是业务员的号码', '是网点的电话', '是随手填的'];
export const releaseReasons = ['是一家人的', '是公司前台的', '确是本人的'];
export const applyReasons = ['试算过，看过例子', '减少误并', '减少人工核对'];
