import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './marks.module.css';

interface Props {
  name: string;
  value: ReactNode;
  note?: ReactNode;
  /** Where the figure can be opened. */
  to?: string;
}

export function Figure({ name, value, note, to }: Props) {
  const content = (
    <>
      <div className={styles.figureName}>{name}</div>
      <div className={styles.figureValue}>{value}</div>
      {note && <div className={styles.figureNote}>{note}</div>}
    </>
  );
  return to ? (
    <Link to={to} className={styles.figure}>
      {content}
    </Link>
  ) : (
    <div className={styles.figure}>{content}</div>
  );
}

export const Figures = ({ children }: { children: ReactNode }) => (
  <div className={styles.figures}>{children}</div>
);
