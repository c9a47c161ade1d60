import { FileSearchOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { Draft } from '../../../../main/domain/application.ts';
import { useCodeText } from './code-text.ts';

/** What the county already has of a material. It ticks nothing off: the original is shown here. */
export function PreCheckTag({ draft, code }: { readonly draft: Draft; readonly code: string }) {
  const { t } = useCodeText();
  const held = draft.preCheck?.brought?.materials.find((one) => one.code === code);
  if (!held) return null;
  return (
    <Tag icon={<FileSearchOutlined />} color="processing">
      {t(held.state === 'checked' ? 'preCheck.checked' : 'preCheck.uploaded')}
      {held.note !== '' && ` · ${held.note}`}
    </Tag>
  );
}
