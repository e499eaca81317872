import { AppError, type InputProblem, must } from '@heyi/shared/errors';
import type { DocumentType, RealName } from '@heyi/shared/me/me.schema';
import { normaliseDocument } from '../identity/engine/normalise/document.ts';

/** As lists name them. */
const names: Record<DocumentType, string> = {
  'national-id': '身份证',
  'residence-permit': '港澳台居民居住证',
  'mainland-travel-permit': '港澳居民来往内地通行证',
  'taiwan-travel-permit': '台湾居民来往大陆通行证',
  'permanent-residence': '永久居留证',
  passport: '护照',
  military: '军官证',
};

const problem = (message: string): InputProblem[] => [
  { in: 'body', path: 'documentNumber', message },
];

/** The document as an account's fields hold it. Throws `input.invalid` for a number that cannot be one: a typing error. */
export function documentFields({ documentType, documentNumber }: Omit<RealName, 'name'>) {
  const type = names[documentType];
  const document = normaliseDocument(documentNumber, type);
  must(document, 'input.invalid', problem('证件号码不正确，请检查'));
  if (document.kind === 'doubtful')
    throw new AppError('input.invalid', problem('证件号码校验不通过，请检查是否写错'));
  return { documentType: type, documentNumber: document.key.replace(/^[a-z-]+:/, '') };
}
