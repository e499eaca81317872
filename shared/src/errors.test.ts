import { AppError, must } from './errors.ts';

test.each([null, undefined, false])('must refuses %s', (value) => {
  expect(() => must(value, 'staff.not_found', { id: 'x' })).toThrow(
    expect.objectContaining({ code: 'staff.not_found', details: { id: 'x' } }),
  );
});

test.each([0, '', []])('must lets %j pass: it is there', (value) => {
  expect(() => must(value, 'staff.not_found')).not.toThrow();
});

test('the cause is kept for the log', () => {
  const cause = new Error('disk');
  expect(new AppError('server.failed', undefined, { cause }).cause).toBe(cause);
});
