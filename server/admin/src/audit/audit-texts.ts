import type { AuditAction, AuditDetails, AuditEntryView } from '@heyi/shared/audit/audit.schema';
import { fieldText } from '@heyi/shared/identity/evidence-text';
import { changeTexts } from '../texts/changes.ts';
import { purposeTexts } from '../texts/consents.ts';
import { hotValueDecisionTexts } from '../texts/hot-values.ts';
import { roleTexts } from '../texts/roles.ts';

export const actionTexts: Record<AuditAction, string> = {
  'auth.signed_in': '登录',
  'auth.sign_in_failed': '登录失败',
  'auth.sign_in_locked': '登录被锁定',
  'auth.signed_out': '退出登录',
  'auth.session_ended': '结束登录会话',
  'auth.all_sessions_ended': '在所有设备上退出登录',
  'auth.refresh_token_reused': '旧令牌被重用，会话已结束',
  'me.mobile_verified': '核实本人手机号',
  'me.real_name_bound': '实名核验成功',
  'me.real_name_failed': '实名核验没有核对上',
  'block.added': '停用微信或客户',
  'block.lifted': '解除停用',
  'agent.created': '添加业务员',
  'agent.imported': '导入业务员名单',
  'agent.changed': '修改业务员',
  'agent.disabled': '停用业务员',
  'agent.enabled': '启用业务员',
  'agent.bound': '业务员绑定微信',
  'agent.unbound': '解除业务员的微信绑定',
  'agent.binding_failed': '绑定业务员没有核对上',
  'agent.handover_asked': '申请换绑微信',
  'agent.handover_approved': '同意换绑微信',
  'agent.handover_refused': '拒绝换绑微信',
  'partner.created': '添加合作机构',
  'consent_text.added': '起草授权文本',
  'consent_text.changed': '修改授权文本',
  'consent_text.published': '发布授权文本',
  'staff.created': '新建员工账号',
  'staff.roles_changed': '更改角色',
  'staff.disabled': '停用员工账号',
  'staff.enabled': '启用员工账号',
  'staff.password_reset': '重置密码',
  'staff.password_changed': '修改密码',
  'import.uploaded': '上传名单',
  'import.dry_run': '试算名单',
  'import.started': '开始导入名单',
  'import.dropped': '放弃名单',
  'import.rejected_downloaded': '下载未导入的行',
  'column_map.saved': '存下列映射',
  'column_map.renamed': '给列映射改名',
  'column_map.deleted': '删去列映射',
  'wechat_app.added': '接入微信应用',
  'wechat_app.changed': '修改微信应用',
  'wechat_app.disabled': '停用微信应用',
  'wechat_app.enabled': '启用微信应用',
  'wechat_menu.saved': '保存公众号菜单',
  'wechat_menu.published': '发布公众号菜单',
  'wechat_code.made': '制作推广码',
  'wechat_code.renewed': '重新生成推广码',
  'wechat_code.changed': '修改推广码',
  'wechat_message.retried': '再处理收到的微信消息',
  'wechat_reply.added': '添加自动回复',
  'wechat_reply.changed': '修改自动回复',
  'wechat_reply.deleted': '删去自动回复',
  'wechat_hours.saved': '设定人工客服时间',
  'message.retried': '重试消息',
  'message.cancelled': '取消消息',
  'message_template.saved': '设定消息模板',
  'message_template.deleted': '删去消息模板',
  'message_settings.saved': '设定免打扰时段',
  'wechat_followers.pulled': '拉取公众号粉丝',
  'wechat_migration.planned': '登记公众号迁移',
  'wechat_migration.tried': '试算公众号迁移',
  'wechat_migration.started': '开始公众号迁移',
  'wechat_migration.retried': '重试公众号迁移',
  'wechat_migration.dropped': '删去公众号迁移',
  'wechat_migration.downloaded': '下载迁移结果',
  'wechat_tags.ordered': '选定同步的标签',
  'wechat_tags.flowed': '同步标签到公众号',
  'core_system.added': '登记核心系统',
  'core_system.secret_renewed': '换核心系统的签名密钥',
  'core_system.disabled': '停用核心系统',
  'core_system.enabled': '启用核心系统',
  'identity.unmasked': '查看完整资料',
  'identity.merged': '人工合并客户',
  'identity.split': '人工拆分客户',
  'identity.review_decided': '核对存疑的账户',
  'identity.change_undone': '撤销人工决定',
  'identity.run_queued': '重新识别全部账户',
  'identity.account_taken': '收下一个账户',
  'keys.rotated': '换用新的加密密钥',
  'keys.retired': '停用加密密钥',
  'identity.preview_started': '试算判定线或模型',
  'identity.preview_cancelled': '停止或放弃试算',
  'identity.settings_changed': '改判定线或模型',
  'identity.model_downloaded': '下载模型',
  'hot_value.added': '加入不作证据的值',
  'hot_value.released': '放行多人共用的值',
  'hot_value.undone': '撤销对一个值的决定',
  'hot_value.unmasked': '查看多人共用的值',
};

export function whoText({ audience, name, id }: AuditEntryView['actor']): string {
  if (audience === 'machine') return '系统';
  if (audience === 'public') return '未登录者';
  return name ?? id ?? audience;
}

const targets = {
  staff: '员工',
  agent: '业务员',
  partner: '合作机构',
  'consent-text': '授权文本',
  session: '会话',
  account: '账户',
  customer: '客户',
  change: '人工决定',
  import: '导入',
  'column-map': '列映射',
  'wechat-app': '微信应用',
  preview: '试算',
  settings: '判定线与模型',
  model: '模型',
  'hot-value': '多人共用的值',
  'wechat-reply': '自动回复',
  message: '消息',
  'message-template': '消息模板',
  'wechat-message': '收到的微信消息',
  'wechat-code': '推广码',
  'wechat-migration': '公众号迁移',
  'core-system': '核心系统',
};

export const targetText = (target: AuditEntryView['target']): string =>
  target ? `${targets[target.type]} ${target.id.slice(-6)}` : '';

const detailNames: Record<string, string> = {
  username: '用户名',
  name: '名称',
  roles: '角色',
  before: '原为',
  after: '改为',
  from: '原为',
  to: '改为',
  known: '账号存在',
  sessions: '会话数',
  reason: '原因',
  kind: '决定',
  customers: '客户',
  fields: '字段',
  upper: '自动归并线',
  lower: '人工核对线',
  modelRun: '固定的模型',
  version: '版本',
  rows: '行数',
  tags: '标签',
};

const isRole = (text: string): text is keyof typeof roleTexts => text in roleTexts;
const isHotValueDecision = (text: string): text is keyof typeof hotValueDecisionTexts =>
  text in hotValueDecisionTexts;
const isPurpose = (text: string): text is keyof typeof purposeTexts => text in purposeTexts;
const isChange = (text: string): text is keyof typeof changeTexts => text in changeTexts;

function wordOf(name: string, text: string): string {
  if (name === 'fields') return fieldText(text);
  if (name === 'customers' || name === 'modelRun') return text.slice(-6);
  if (name === 'kind' && isChange(text)) return changeTexts[text];
  if (name === 'kind' && isPurpose(text)) return purposeTexts[text];
  if (name === 'kind' && isHotValueDecision(text)) return hotValueDecisionTexts[text];
  return isRole(text) ? roleTexts[text] : text;
}

function valueText(name: string, value: AuditDetails[string]): string {
  if (Array.isArray(value)) return value.map((one) => wordOf(name, one)).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return wordOf(name, String(value));
}

export const detailsText = (details: AuditDetails): string =>
  Object.entries(details)
    .map(([name, value]) => `${detailNames[name] ?? name}：${valueText(name, value)}`)
    .join('；');
