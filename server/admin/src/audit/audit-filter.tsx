import {
  type AuditAction,
  type AuditEntryView,
  auditActions,
} from '@heyi/shared/audit/audit.schema';
import { Input, Select, Tag } from 'antd';
import styles from './audit.module.css';
import { actionTexts, whoText } from './audit-texts.ts';

interface Props {
  search: URLSearchParams;
  entries: AuditEntryView[];
  onChange: (name: string, value: string | null) => void;
}

/** By action and day; a person or an object is chosen in the list itself. */
export function AuditFilter({ search, entries, onChange }: Props) {
  const action = auditActions.find((one) => one === search.get('action'));
  const person = search.get('person');
  const target = search.get('target');
  const known = entries.find(({ actor }) => actor.id === person)?.actor;
  return (
    <div className={styles.filter}>
      <Select<AuditAction>
        allowClear
        aria-label="动作"
        placeholder="全部动作"
        style={{ width: 200 }}
        value={action ?? null}
        options={auditActions.map((value) => ({ value, label: actionTexts[value] }))}
        onChange={(value) => onChange('action', value ?? null)}
      />
      <Input
        type="date"
        aria-label="日期"
        style={{ width: 160 }}
        value={search.get('date') ?? ''}
        onChange={({ target: { value } }) => onChange('date', value || null)}
      />
      {person && (
        <Tag closable onClose={() => onChange('person', null)}>
          只看 {known ? whoText(known) : person.slice(-6)}
        </Tag>
      )}
      {target && (
        <Tag closable onClose={() => onChange('target', null)}>
          只看对象 {target.slice(-6)}
        </Tag>
      )}
    </div>
  );
}
