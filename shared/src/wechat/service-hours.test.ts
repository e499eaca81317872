import { afterHoursText, isOpen, ServiceHours, serviceHoursText } from './service-hours.ts';

const office = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };

describe('service hours', () => {
  it.each([
    ['2026-11-23T09:00', true], // a Monday
    ['2026-11-23T08:59', false],
    ['2026-11-27T17:59', true],
    ['2026-11-27T18:00', false],
    ['2026-11-28T10:00', false],
    ['2026-11-29T10:00', false],
    ['2026-11-30T10:00', true],
  ])('at %s in Shanghai: %s', (time, open) => {
    expect(isOpen(new Date(`${time}:00+08:00`), office)).toBe(open);
  });

  it('read as people say them', () => {
    expect(serviceHoursText(office)).toBe('周一至周五 09:00–18:00');
    expect(serviceHoursText({ ...office, days: [6, 1] })).toBe('周一、周六 09:00–18:00');
    expect(serviceHoursText({ ...office, days: [7, 1, 2, 3, 4, 5, 6] })).toBe('每天 09:00–18:00');
    expect(afterHoursText(office)).toContain('周一至周五 09:00–18:00');
  });

  it.each([
    { ...office, days: [] },
    { ...office, days: [0] },
    { ...office, days: [1, 1] },
    { ...office, to: '08:00' },
    { ...office, from: '9:00' },
  ])('are refused as %j', (hours) => {
    expect(ServiceHours.safeParse(hours).success).toBe(false);
  });
});
