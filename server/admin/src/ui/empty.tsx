import type { ReactNode } from 'react';
import styles from './marks.module.css';

/** Why it is empty, and the next step. */
export const Empty = ({
  title,
  about,
  action,
}: {
  title: string;
  about?: ReactNode;
  action?: ReactNode;
}) => (
  <div className={styles.empty}>
    <svg viewBox="0 0 120 72" fill="none" strokeWidth="5" strokeLinecap="round" aria-hidden="true">
      <path d="M10 12 C45 12 45 36 72 36" stroke="#C9D6D5" />
      <path d="M10 36 H72" stroke="#C9D6D5" />
      <path d="M10 60 C45 60 45 36 72 36" stroke="#C9D6D5" />
      <path d="M72 36 H110" stroke="var(--primary)" strokeDasharray="2 11" />
    </svg>
    <h3>{title}</h3>
    {about && <p>{about}</p>}
    {action}
  </div>
);
