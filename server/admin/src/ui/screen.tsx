import type { ReactNode } from 'react';
import styles from './screen.module.css';
import { useTitle } from './use-title.ts';

interface Props {
  title: string;
  /** One sentence: what this room is for. */
  about?: ReactNode;
  actions?: ReactNode;
  back?: ReactNode;
  children: ReactNode;
}

/** The frame of every room: its name, what it is for, and the one main action. */
export function Screen({ title, about, actions, back, children }: Props) {
  useTitle(title);
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <div className={styles.heading}>
          {back}
          <h1>{title}</h1>
          {about && <p>{about}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface CardProps {
  title?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}

/** A part of a room; `flush` lets a table reach the edges. */
export const Card = ({ title, extra, children, flush = false }: CardProps) => (
  <section className={`${styles.card} ${flush ? styles.flush : ''}`}>
    {(title || extra) && (
      <div className={styles.cardHead}>
        <h2>{title}</h2>
        {extra}
      </div>
    )}
    <div className={styles.cardBody}>{children}</div>
  </section>
);
