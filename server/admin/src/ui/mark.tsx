export const Mark = ({ size }: { size: number }) => (
  <svg
    viewBox="0 0 32 32"
    width={size}
    height={size}
    fill="none"
    strokeWidth="3"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <rect width="32" height="32" rx="8" fill="var(--primary)" />
    <path d="M6 8c6 0 6 8 12 8M6 16h12M6 24c6 0 6-8 12-8" stroke="#fff" />
    <path d="M18 16h8" stroke="#E7B85A" />
  </svg>
);
