import { channels } from '@heyi/shared/identity/account-field';
import { channelText } from '@heyi/shared/identity/evidence-text';
import { Form, Input, Radio } from 'antd';
import type { Rule } from 'antd/es/form';

interface Props {
  isNew: boolean;
  rule: (field: string) => Rule;
}

/** What only public accounts have: a channel, and how their messages are signed and encrypted. */
export const AccountFields = ({ isNew, rule }: Props) => (
  <>
    <Form.Item label="渠道" name="channel" rules={[rule('channel')]}>
      <Radio.Group
        optionType="button"
        options={channels.map((value) => ({ value, label: channelText(value) }))}
      />
    </Form.Item>
    <Form.Item
      label="令牌（Token）"
      name="token"
      extra={isNew ? '基本配置 › 服务器配置，自己定，两边一致。' : '不改就留空。'}
      rules={[rule('token')]}
    >
      <Input.Password autoComplete="off" visibilityToggle={false} />
    </Form.Item>
    <Form.Item
      label="消息加解密密钥（EncodingAESKey）"
      name="aesKey"
      extra={isNew ? '与令牌在同一页，43 位，可在那里随机生成。' : '不改就留空。'}
      rules={[rule('aesKey')]}
    >
      <Input.Password autoComplete="off" visibilityToggle={false} />
    </Form.Item>
  </>
);
