/** Content of one message to the server, in the order it is written; numbers stand bare, texts in CDATA. */
export interface MessageFields {
  [name: string]: string | number | MessageFields;
}

export const toXml = (fields: MessageFields): string => `<xml>${inner(fields)}</xml>`;

function inner(fields: MessageFields): string {
  return Object.entries(fields)
    .map(([name, value]) => {
      if (typeof value === 'number') return `<${name}>${value}</${name}>`;
      if (typeof value === 'object') return `<${name}>${inner(value)}</${name}>`;
      return `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
    })
    .join('');
}

/** The text of an element of a reply; its first when it stands several times. */
export function elementOf(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))</${name}>`).exec(
    xml,
  );
  return found ? (found[1] ?? found[2] ?? '') : null;
}
