import { channelColours, colours, sizes } from '@heyi/shared/design-tokens';

const declarations = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ');

/** The design tokens as Sass, put before every style sheet: a mixin for each theme, lengths at 375 px width. */
export function designVariables(): string {
  const [title1, title2, title3] = sizes.text.title;
  const lengths = {
    smallest: sizes.text.smallest,
    secondary: sizes.text.secondary,
    body: sizes.text.body,
    title1,
    title2,
    title3,
    radius: sizes.radius,
    touch: sizes.touch,
  };
  return [
    `@mixin light { ${declarations({ ...colours.light, ...channelColours })} --on-primary: ${colours.light.card}; }`,
    `@mixin dark { ${declarations(colours.dark)} --on-primary: ${colours.dark.page}; }`,
    ...Object.entries(lengths).map(([name, px]) => `$${name}: ${px}px;`),
    '@mixin type($size) { font-size: calc(#{$size} * var(--type, 1)); }',
  ].join('\n');
}
