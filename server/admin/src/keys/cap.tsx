import styles from './keys.module.css';

const names: Record<string, string> = { escape: 'Esc', enter: 'Enter' };

/** A key as it is printed on the keyboard. */
export const Cap = ({ of }: { of: string }) => (
  <kbd className={styles.cap}>{names[of] ?? of.toUpperCase()}</kbd>
);
