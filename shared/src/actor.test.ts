import { isStaff, type StaffActor } from './actor.ts';

const clerk: StaffActor = {
  audience: 'staff',
  id: '0'.repeat(24),
  username: 'li.na',
  roles: ['operations', 'training'],
  sessionId: '1'.repeat(24),
};

test('a staff member passes when one of the roles fits', () => {
  expect(isStaff(clerk)).toBe(true);
  expect(isStaff(clerk, 'compliance', 'training')).toBe(true);
  expect(isStaff(clerk, 'administrator')).toBe(false);
});

test('nobody else is staff', () => {
  expect(isStaff({ audience: 'public' })).toBe(false);
  expect(isStaff({ ...clerk, audience: 'customer', accountId: clerk.id }, 'operations')).toBe(
    false,
  );
});
