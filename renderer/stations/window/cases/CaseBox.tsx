import './case.css';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Application } from '../../../../main/domain/application.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { useItem } from '../../../desk/hooks.ts';
import { AmendDrawer } from './AmendDrawer.tsx';
import { AskedItems } from './AskedItems.tsx';
import { useCaseText } from './case-text.ts';
import { MergeDrawer } from './MergeDrawer.tsx';
import { Deadline } from './TrayList.tsx';
import { VersionList } from './VersionList.tsx';

interface CaseBoxProps {
  readonly application: Application;
  readonly file: CaseFileView;
  readonly onChanged: () => void;
}

/** 补正与修改, within the detail of an application. */
export function CaseBox({ application, file, onChanged }: CaseBoxProps) {
  const { t } = useCaseText();
  const item = useItem(application.itemCode);
  const [opened, setOpened] = useState<'amend' | 'merge' | null>(null);
  const close = () => {
    setOpened(null);
    onChanged();
  };
  const { correction } = file;
  return (
    <section className="case-box">
      {correction && (
        <Alert
          type="warning"
          showIcon
          title={t('file.correction', { by: correction.askedBy })}
          description={
            file.isCorrectionOpen ? (
              <>
                <p>
                  <Deadline answerBy={correction.answerBy} />
                </p>
                <p className="keep-lines wrap-anywhere">{correction.text}</p>
                <AskedItems correction={correction} item={item} />
              </>
            ) : (
              t('file.onItsWay')
            )
          }
        />
      )}
      {file.merge && file.mayBeAmended && (
        <Alert
          type="warning"
          showIcon
          title={t('tray.conflict')}
          description={t('tray.conflictBody')}
          action={
            <Button type="primary" onClick={() => setOpened('merge')}>
              {t('tray.merge')}
            </Button>
          }
        />
      )}
      {file.mayBeAmended && (
        <p>
          <Button type={file.isCorrectionOpen ? 'primary' : 'default'} onClick={() => setOpened('amend')}>
            {file.amending ? t('file.goOn') : file.isCorrectionOpen ? t('tray.amend') : t('file.amend')}
          </Button>
        </p>
      )}
      {(file.applied.length > 0 || file.own.length > 0) && (
        <>
          <h3>{t('file.title')}</h3>
          <VersionList file={file} item={item} />
        </>
      )}
      {opened === 'amend' && item && <AmendDrawer application={application} file={file} item={item} onClose={close} />}
      {opened === 'merge' && file.merge && (
        <MergeDrawer
          key={file.merge.theirVersion}
          applicationId={application.id}
          merge={file.merge}
          item={item}
          onClose={close}
        />
      )}
    </section>
  );
}
