import type { ReactNode } from 'react';
import { Mark } from '../ui/mark.tsx';
import styles from './entrance.module.css';

/** The room before the rooms: signing in and choosing a password. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.entrance}>
      <section className={styles.idea} aria-hidden="true">
        <Strokes />
        <p className={styles.saying}>一位客户，一个身份，三个渠道。</p>
      </section>
      <section className={styles.card}>
        <div className={styles.brand}>
          <Mark size={36} />
          <span>合一</span>
        </div>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </section>
    </main>
  );
}

/** The idea of the product: three strokes that join into one. */
const Strokes = () => (
  <svg viewBox="0 0 400 240" role="presentation" className={styles.strokes}>
    <g fill="none" strokeWidth="14" strokeLinecap="round">
      <path d="M20 40 C150 40 150 120 250 120" stroke="var(--agency)" />
      <path d="M20 120 H250" stroke="var(--broker)" />
      <path d="M20 200 C150 200 150 120 250 120" stroke="var(--bancassurance)" />
      <path d="M250 120 H380" stroke="var(--primary)" strokeWidth="18" />
    </g>
  </svg>
);
