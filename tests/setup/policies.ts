import { randomUUID } from 'node:crypto';
import { signatureHeader } from '@heyi/shared/integration/signature';
import type { PolicyParty, PushedPolicy } from '@heyi/shared/policies/policy-push.schema';
import { hashOfContent, signatureOf } from '../../server/src/integration/signature.ts';

/** Somebody on a policy: by default the one who holds it. */
export const aParty = (party: Partial<PolicyParty> = {}): PolicyParty => ({
  role: 'holder',
  clientNumber: 'C-1',
  name: '王芳',
  relation: 'self',
  share: null,
  documentType: '身份证',
  documentNumber: '11010519491231002X',
  ...party,
});

/** A policy in force that 王芳 holds for herself, with a premium due on 2027-03-01. */
export const aPolicy = (policy: Partial<PushedPolicy> = {}): PushedPolicy => ({
  policyNumber: 'P2026-0001',
  version: 1,
  channel: 'agency',
  status: 'in-force',
  product: { code: 'CI-01', name: '安康重大疾病保险' },
  effectiveDate: '2026-03-01',
  expiryDate: null,
  sumInsured: 30_000_000,
  premium: {
    amount: 620_000,
    frequency: 'annual',
    years: 20,
    nextDueDate: '2027-03-01',
    graceDays: 60,
    paidTotal: 620_000,
  },
  coverages: [
    {
      name: '重大疾病保险金',
      kind: 'critical-illness',
      sumInsured: 30_000_000,
      text: '确诊合同所列重大疾病，一次给付 30 万元。',
    },
  ],
  exclusions: ['投保前已患的疾病不在保障之内'],
  waitingDays: 90,
  surrenderLoss: '前几年退保只能退回现金价值，会明显少于已缴保费。',
  cashValues: [{ year: 1, amount: 120_000 }],
  documents: [{ title: '保险合同', url: 'https://example.com/contract.pdf' }],
  agentCode: 'A1001',
  parties: [aParty(), aParty({ role: 'insured' })],
  ...policy,
});

export interface TestSystem {
  id: string;
  secret: string;
}

interface Signing {
  at: Date;
  nonce?: string;
  /** What is signed, when it is not what is sent. */
  signedBody?: string;
}

/** The header of a request to `/api/integration/policies` with this body. */
export function signed({ id, secret }: TestSystem, body: string, { at, ...other }: Signing) {
  const parts = {
    method: 'POST',
    path: '/api/integration/policies',
    timestamp: String(at.getTime()),
    nonce: other.nonce ?? randomUUID(),
    contentHash: hashOfContent(other.signedBody ?? body),
  };
  return signatureHeader(id, parts, signatureOf(parts, secret));
}
