import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import type { Agent } from './agent.model.ts';

/** What is known of the person who is the agent. */
export interface AgentPerson {
  name: string;
  mobile: string;
}

export const agentPersonField = sealedField<Pick<Agent, 'code'>>(
  'agents',
  'person',
  ['code'],
  ({ code }) => `agent:${code}:person`,
);

export const sealPerson = (
  person: AgentPerson,
  agent: Pick<Agent, 'code'>,
  encryption: FieldEncryption,
) => encryption.seal(person, agentPersonField.place(agent));

export const openPerson = (
  { code, person }: Pick<Agent, 'code' | 'person'>,
  encryption: FieldEncryption,
): AgentPerson => encryption.open(person, agentPersonField.place({ code }));
