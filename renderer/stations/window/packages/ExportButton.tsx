import { UsbOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { ExportDialog } from './ExportDialog.tsx';
import { usePackageText } from './package-text.ts';

/** null: all that the county has not received. */
export function ExportButton({ applicationIds }: { readonly applicationIds: readonly string[] | null }) {
  const { t } = usePackageText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<UsbOutlined />} onClick={() => setOpen(true)}>
        {t(applicationIds === null ? 'export' : 'exportOne')}
      </Button>
      {isOpen && <ExportDialog applicationIds={applicationIds} onClose={() => setOpen(false)} />}
    </>
  );
}
