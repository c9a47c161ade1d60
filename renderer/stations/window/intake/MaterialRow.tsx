import { CheckCircleOutlined, DeleteOutlined, ExclamationCircleOutlined, ScanOutlined } from '@ant-design/icons';
import { Button, Checkbox, Image, Tag } from 'antd';
import type { Draft, MaterialEntry } from '../../../../main/domain/application.ts';
import type { MaterialRequirement } from '../../../../main/domain/catalogue.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { useIntakeText } from './words.ts';

interface MaterialRowProps {
  readonly draft: Draft;
  readonly material: MaterialRequirement;
  readonly isNeeded: boolean;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly problems: readonly FieldProblem[];
  readonly onChoose: () => void;
  readonly onScan: (source: 'feeder' | 'platen') => void;
}

const notHandedIn = (code: string): MaterialEntry => ({ code, originalSeen: false, method: 'none', pages: [] });

export function MaterialRow(props: MaterialRowProps) {
  const { draft, material, problems } = props;
  const { t, pick } = useIntakeText();
  const entry = draft.materials.find((one) => one.code === material.code) ?? notHandedIn(material.code);
  const change = (next: Partial<MaterialEntry>) =>
    void editDraft(draft.id, (newest) => ({
      ...newest,
      materials: newest.materials.map((one) => (one.code === material.code ? { ...one, ...next } : one)),
    }));
  const isDone = entry.method !== 'none' && (entry.originalSeen || material.originals === 0);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row's own buttons take the keyboard; a click only marks it
    // biome-ignore lint/a11y/noStaticElementInteractions: same
    <div
      className="material-row panel"
      data-chosen={props.isChosen}
      data-material={material.code}
      onClick={props.onChoose}
    >
      <div className="material-head">
        {isDone ? (
          <span className="material-state good">
            <CheckCircleOutlined aria-hidden /> {t('materials.done')}
          </span>
        ) : (
          <span className="material-state warn">
            <ExclamationCircleOutlined aria-hidden /> {t('materials.missing')}
          </span>
        )}
        <strong>{material.name}</strong>
        <Tag>{t(props.isNeeded ? 'materials.required' : 'materials.optional')}</Tag>
        {material.generated && <Tag color="processing">{t('materials.generated')}</Tag>}
        <span className="soft">
          {t('materials.counts', { originals: material.originals, copies: material.copies })} ·{' '}
          {t('materials.source', { source: material.source })}
        </span>
      </div>
      <div className="material-actions">
        {material.generated && <PrintForm draftId={draft.id} />}
        <Button icon={<ScanOutlined />} disabled={props.isBusy} onClick={() => props.onScan('feeder')}>
          {t(entry.pages.length > 0 ? 'materials.scanMore' : 'materials.scan')}
        </Button>
        <Button type="text" disabled={props.isBusy} onClick={() => props.onScan('platen')}>
          {t('materials.flatbed')}
        </Button>
        {material.originals > 0 && (
          <Checkbox
            checked={entry.originalSeen}
            onChange={(event) => change({ originalSeen: event.target.checked })}
            data-testid={`original-${material.code}`}
          >
            {t('materials.originalSeen')}
          </Checkbox>
        )}
        <OtherWays entry={entry} material={material} onChange={change} />
      </div>
      {entry.pages.length > 0 && (
        <Image.PreviewGroup>
          <div className="material-pages">
            {entry.pages.map((page, index) => (
              <figure key={page.sha256}>
                <Image
                  src={`/pages/${page.sha256}`}
                  alt={`${material.name} ${index + 1}`}
                  height={96}
                  className="page-thumbnail"
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('materials.removePage')}
                  onClick={() =>
                    void call('removePage', { draftId: draft.id, materialCode: material.code, sha256: page.sha256 })
                  }
                />
              </figure>
            ))}
          </div>
        </Image.PreviewGroup>
      )}
      {problems.map((problem) => (
        <p key={problem.message.zh} className="field-problem">
          {pick(problem.message)}
        </p>
      ))}
    </div>
  );
}

interface OtherWaysProps {
  readonly entry: MaterialEntry;
  readonly material: MaterialRequirement;
  readonly onChange: (next: Partial<MaterialEntry>) => void;
}

/** Only the ways that the catalogue allows for this material (R07). */
function OtherWays({ entry, material, onChange }: OtherWaysProps) {
  const { t } = useIntakeText();
  if (entry.method === 'scanned') return null;
  if (entry.method !== 'none') {
    return (
      <Button type="link" onClick={() => onChange({ method: 'none', originalSeen: false })}>
        {t('materials.undo')}
      </Button>
    );
  }
  return (
    <>
      {material.originals > 0 && (
        <Button type="link" onClick={() => onChange({ method: 'original-checked', originalSeen: true })}>
          {t('materials.onlyOriginal')}
        </Button>
      )}
      {material.eLicence && (
        <Button type="link" onClick={() => onChange({ method: 'e-licence' })}>
          {t('materials.eLicence')}
        </Button>
      )}
    </>
  );
}

function PrintForm({ draftId }: { readonly draftId: string }) {
  const { t } = useIntakeText();
  const open = async () => {
    const made = await call('applicationForm', { draftId });
    if (made.ok) window.open(made.value.url, '_blank', 'noopener');
  };
  return <Button onClick={() => void open()}>{t('materials.printForm')}</Button>;
}
