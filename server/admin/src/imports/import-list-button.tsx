import { CloudUploadOutlined } from '@ant-design/icons';
import { useStaff } from '../session/use-session.ts';
import { LinkButton } from '../ui/link-button.tsx';

/** Leads to a new import, for those who may import. */
export const ImportListButton = ({ children }: { children: string }) =>
  useStaff().can.importLists ? (
    <LinkButton to="/imports/new" type="primary" icon={<CloudUploadOutlined aria-hidden />}>
      {children}
    </LinkButton>
  ) : null;
