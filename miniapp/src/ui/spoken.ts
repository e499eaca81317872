/** What a screen reader says of an element: WeChat and browsers call the same things by different names. */
export const spoken = (role: string, label?: string): object =>
  process.env.TARO_ENV === 'h5'
    ? { role, ...(label && { 'aria-label': label }) }
    : { ariaRole: role, ...(label && { ariaLabel: label }) };
