import { agentPersonField } from './agents/agent-person.ts';
import { auditReasonField } from './audit/audit-reason.ts';
import { blockReasonField } from './blocks/block.model.ts';
import { contactTextField } from './contacts/contact-text.ts';
import type { SealedField } from './database/sealed-field.ts';
import { accountContentField } from './identity/account-content.ts';
import { blockPlanField } from './identity/block-plan.model.ts';
import {
  decisionReasonField,
  ledgerReasonField,
  undoneReasonField,
} from './identity/by-hand/sealed-reasons.ts';
import { goldenRecordField } from './identity/golden-record-content.ts';
import {
  decidedValueField,
  hotValueReasonField,
  hotValueUndoneReasonField,
} from './identity/hot-values/sealed-decision.ts';
import { hotValuesField } from './identity/resolution-runs.ts';
import { settingsReasonField } from './identity/settings/settings-reason.ts';
import { dryRunExamplesField } from './imports/dry-run/dry-run.model.ts';
import { fileChunkField } from './imports/import-file.ts';
import { rejectedCellsField } from './imports/import-rejections.ts';
import { systemSecretField } from './integration/system-secret.ts';
import { messageValuesField } from './messages/message-content.ts';
import { policyPeopleField } from './policies/policy-people.ts';
import { appSecretFields } from './wechat/apps/app-secrets.ts';
import { messageContentField } from './wechat/callbacks/receive-message.ts';
import { accessTokenField } from './wechat/calls/access-token.ts';

/** Every place where sealed bytes are stored: what a rotation of keys goes through. */
export const sealedFields: readonly SealedField[] = [
  accountContentField,
  goldenRecordField,
  hotValuesField,
  blockPlanField,
  fileChunkField,
  rejectedCellsField,
  dryRunExamplesField,
  decisionReasonField,
  undoneReasonField,
  ledgerReasonField,
  decidedValueField,
  hotValueReasonField,
  hotValueUndoneReasonField,
  settingsReasonField,
  auditReasonField,
  appSecretFields.secret,
  appSecretFields.token,
  appSecretFields.aesKey,
  agentPersonField,
  blockReasonField,
  accessTokenField,
  messageContentField,
  contactTextField,
  messageValuesField,
  systemSecretField,
  policyPeopleField,
];
