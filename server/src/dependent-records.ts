import { ContactModel } from './contacts/contact.model.ts';
import { moveWithAccounts } from './identity/dependent-records.ts';
import { AgreementModel } from './messages/agreement.model.ts';
import { MessageModel } from './messages/message.model.ts';
import { PolicyPartyModel } from './policies/policy-party.model.ts';

/** Lets what came with an account follow it to whichever customer it belongs to; every process that changes identities says so once. */
export const registerDependentRecords = () =>
  moveWithAccounts([ContactModel, MessageModel, AgreementModel, PolicyPartyModel]);
