import type { TemplateField } from '@heyi/shared/messages/template-map';

/** A field as it stands in the form; its content is a value of the message, or fixed words. */
export interface TypedField {
  name?: string;
  content?: string | null;
  text?: string;
}

export const fixed = '(fixed)';

export const typedField = ({ name, from, text }: TemplateField): TypedField => ({
  name,
  content: from ?? fixed,
  text: text ?? '',
});

export const fieldGiven = (typed: TypedField | undefined): TemplateField => {
  const { name = '', content = null, text = '' } = typed ?? {};
  const isFixed = content === fixed;
  return {
    name: name.trim(),
    from: isFixed ? null : content,
    text: isFixed ? text.trim() : null,
  };
};
