import { Button } from 'antd';
import styles from './wechat.module.css';

interface Props {
  submit: string;
  busy: boolean;
  onCancel: () => void;
}

/** The two ways out of a form. */
export const FormEnd = ({ submit, busy, onCancel }: Props) => (
  <div className={styles.actions}>
    <Button onClick={onCancel}>取消</Button>
    <Button type="primary" htmlType="submit" loading={busy}>
      {submit}
    </Button>
  </div>
);
