import { Drawer } from 'antd';
import { useState } from 'react';
import type { Application } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { AmendForm } from './AmendForm.tsx';
import { AmendOvertaken } from './AmendOvertaken.tsx';
import { useCaseText } from './case-text.ts';

interface AmendDrawerProps {
  readonly application: Application;
  readonly file: CaseFileView;
  readonly item: Item;
  readonly onClose: () => void;
}

/**
 * 补正: what was changed meanwhile is seen, and chosen from, before anything goes on top of it; then the form on the
 * content that the clerk has seen.
 */
export function AmendDrawer({ application, file, item, onClose }: AmendDrawerProps) {
  const { t } = useCaseText();
  const [begun, setBegun] = useState(file);
  const overtaken = begun.amending?.overtaken;
  return (
    <Drawer open onClose={onClose} size={1080} title={t('amend.title')} className="amend">
      {overtaken ? (
        <AmendOvertaken
          key={begun.content.madeBy}
          applicationId={application.id}
          begun={begun}
          fields={overtaken}
          item={item}
          onSettled={setBegun}
        />
      ) : (
        <AmendForm
          key={begun.content.madeBy}
          application={application}
          begun={begun}
          file={file}
          item={item}
          onOvertaken={setBegun}
          onClose={onClose}
        />
      )}
    </Drawer>
  );
}
