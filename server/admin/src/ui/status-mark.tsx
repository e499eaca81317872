import styles from './marks.module.css';

export type Tone = 'good' | 'busy' | 'waiting' | 'careful' | 'bad';

/** How something stands: a word with a colour, never the colour alone. */
export const StatusMark = ({ tone, children }: { tone: Tone; children: string }) => (
  <span className={`${styles.status} ${styles[tone]}`}>{children}</span>
);
