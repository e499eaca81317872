import type { ComparedField } from '../compare/compared-field.ts';
import type { FieldChances } from '../match-model.ts';

type DefaultChances = Pick<FieldChances, 'match' | 'household' | 'strangers'>;

/**
 * What is assumed before any account is seen; the data outweigh it soon (see `estimateModel`). By level code:
 * missing, same (identifiers: by how many accounts share it, 1 to 4; a mobile's fourth: years apart), close, similar, swapped, near or partial, differ,
 * conflict or implied.
 */
const identifier = (match: number[], strangers: number[]): DefaultChances => ({
  match: [0, ...match, 0],
  household: [0, ...strangers, 0],
  strangers: [0, ...strangers, 0],
});

const shared = (match: number[], household: number[], strangers: number[]): DefaultChances => ({
  match: [0, ...match, 0],
  household: [0, ...household, 0],
  strangers: [0, ...strangers, 0],
});

const place = (same: number): DefaultChances =>
  shared(
    [0.75, 0.06, 0.04, 0.01, 0.04, 0.1],
    [0.8, 0.05, 0.04, 0.01, 0.04, 0.06],
    [same, same / 2, same, 0.001, same * 4, 1 - same * 6.5 - 0.001],
  );

export const defaultChances: Record<ComparedField, DefaultChances> = {
  document: {
    match: [0, 0.85, 0.03, 0.01, 0.005, 0.1, 0.005, 0],
    household: [0, 1e-7, 1e-7, 1e-7, 1e-7, 1e-5, 1, 0],
    strangers: [0, 1e-7, 1e-7, 1e-7, 1e-7, 1e-5, 1, 0],
  },
  unionid: identifier([0.85, 0.03, 0.01, 0.005, 0.005, 0.1], [2e-7, 1e-7, 1e-7, 1e-7, 1e-7, 1]),
  openid: identifier([0.4, 0.02, 0.01, 0.01, 1e-4, 0.56], [1e-7, 1e-7, 1e-7, 1e-7, 1e-7, 1]),
  mobile: shared(
    [0.68, 0.08, 0.02, 0.03, 0.03, 0.16],
    [0.2, 0.1, 0.04, 0.02, 0.01, 0.63],
    [1e-6, 1e-6, 1e-6, 1e-6, 3e-7, 1],
  ),
  phone: shared(
    [0.7, 0.1, 0.04, 0.02, 0.03, 0.11],
    [0.4, 0.2, 0.1, 0.05, 0.02, 0.23],
    [2e-6, 2e-6, 2e-6, 2e-6, 2e-6, 1],
  ),
  otherId: identifier([0.88, 0.02, 0.01, 0.005, 0.06, 0.025], [2e-7, 1e-7, 1e-7, 1e-7, 1e-5, 1]),
  email: shared(
    [0.75, 0.05, 0.01, 0.005, 0.05, 0.135],
    [0.08, 0.03, 0.01, 0.005, 0.005, 0.87],
    [1e-6, 1e-6, 1e-6, 1e-6, 3e-7, 1],
  ),
  policyNumber: shared(
    [0.25, 0.06, 0.02, 0.01, 1e-4, 0.66],
    [0.1, 0.05, 0.02, 0.01, 1e-4, 0.82],
    [1e-6, 1e-6, 1e-6, 1e-6, 1e-6, 1],
  ),
  surname: shared(
    [0.92, 0.03, 0.015, 0.01, 0.01, 0.015],
    [0.6, 0.005, 0.002, 1e-5, 0.01, 0.383],
    [0.01, 0.002, 0.004, 1e-5, 0.02, 0.963],
  ),
  givenName: shared(
    [0.88, 0.03, 0.02, 0.01, 0.03, 0.03],
    [0.003, 0.002, 0.004, 1e-5, 0.05, 0.94],
    [0.003, 0.002, 0.004, 1e-5, 0.03, 0.96],
  ),
  birthday: identifier(
    [0.93, 0.03, 0.01, 0.0001, 0.015, 0.0149],
    [5e-5, 1.5e-3, 2e-3, 1e-6, 0.03, 0.966],
  ),
  gender: identifier([0.98, 1e-4, 1e-4, 1e-4, 1e-4, 0.0196], [0.5, 1e-4, 1e-4, 1e-4, 1e-4, 0.4996]),
  address: shared(
    [0.7, 0.1, 0.05, 0.001, 0.05, 0.1],
    [0.75, 0.1, 0.04, 0.001, 0.04, 0.07],
    [2e-4, 2e-4, 1e-3, 1e-6, 0.01, 0.9886],
  ),
  streetNumber: place(0.01),
  city: place(0.01),
  region: place(0.05),
  postcode: place(0.002),
};
