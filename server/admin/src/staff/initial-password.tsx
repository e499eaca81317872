import { Alert, Modal, Typography } from 'antd';

export interface Issued {
  username: string;
  password: string;
}

/** The one time that a password made by the server is shown. */
export const InitialPassword = ({
  issued,
  onClose,
}: {
  issued: Issued | null;
  onClose: () => void;
}) => (
  <Modal
    open={issued !== null}
    title="初始密码"
    onCancel={onClose}
    onOk={onClose}
    okText="我已转告"
    cancelButtonProps={{ style: { display: 'none' } }}
    mask={{ closable: false }}
  >
    <Alert
      type="warning"
      showIcon
      title="密码只显示这一次。请当面或以安全的方式告诉本人，首次登录后须换成自己的密码。"
    />
    <Typography.Paragraph style={{ marginTop: 16 }}>
      用户名：{issued?.username}
    </Typography.Paragraph>
    <Typography.Paragraph copyable={{ text: issued?.password ?? '', tooltips: ['复制', '已复制'] }}>
      初始密码：<code>{issued?.password}</code>
    </Typography.Paragraph>
  </Modal>
);
