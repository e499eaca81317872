import type { StaffRole } from '@heyi/shared/actor';

export const roleTexts: Record<StaffRole, string> = {
  operations: '运营',
  training: '培训',
  'customer-service': '客户服务',
  compliance: '合规',
  'channel-manager': '渠道管理',
  administrator: '管理员',
};

export const roleAbouts: Record<StaffRole, string> = {
  operations: '导入名单、识别客户、查找客户',
  training: '培训内容与成绩',
  'customer-service': '查找客户与其渠道账户',
  compliance: '查看导入与审计记录',
  'channel-manager': '导入本渠道名单、查找客户',
  administrator: '员工账号与全部权限',
};
