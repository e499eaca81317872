import { type StaffRole, staffRoles } from '@heyi/shared/actor';
import { Checkbox } from 'antd';
import { roleAbouts, roleTexts } from '../texts/roles.ts';

interface Props {
  value?: StaffRole[];
  onChange?: (roles: StaffRole[]) => void;
}

export const RoleChoice = ({ value = [], onChange }: Props) => (
  <Checkbox.Group<StaffRole>
    value={value}
    onChange={(roles) => onChange?.(roles)}
    style={{ display: 'grid', gap: 8 }}
    options={staffRoles.map((role) => ({
      value: role,
      label: (
        <>
          {roleTexts[role]} <small style={{ color: 'var(--secondary)' }}>{roleAbouts[role]}</small>
        </>
      ),
    }))}
  />
);
